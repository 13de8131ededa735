using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The engineer checked the tools.</summary>
public sealed class PrepareForVisit(Timelines timelines, CurrentUser user)
{
    public sealed record Request(
        [property: Needed] IReadOnlyList<string> Tools,
        IReadOnlyList<string>? Missing,
        [property: AtMost(500)] string? MissingReason) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static VisitPrepared Decide(Visit visit, Request request)
    {
        visit.Must("visit.prepared");
        return new(request.Tools, request.Missing ?? [], request.MissingReason);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/preparation",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, PrepareForVisit useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
