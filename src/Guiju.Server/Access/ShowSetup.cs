using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Access;

/// <summary>Whether the first administrator is still to be named.</summary>
[OpenToAll("there is nobody yet who could sign in")]
public sealed class ShowSetup(GuijuDb db)
{
    public sealed record Answer(bool Needed);

    public async Task<Answer> Run(CancellationToken ct) => new(!await db.Users.AnyAsync(ct));

    internal static void Map(IEndpointRouteBuilder api) => api.MapGet("/setup",
        async Task<Ok<Answer>> (ShowSetup useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(ct))).AllowAnonymous();
}
