using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Access;

/// <summary>Who is signed in.</summary>
public sealed class ShowSession(CurrentSession session)
{
    public Me Run() => Me.Of(session.Demand());

    internal static void Map(IEndpointRouteBuilder api) => api.MapGet("/session", Ok<Me> (ShowSession useCase) => TypedResults.Ok(useCase.Run()));
}
