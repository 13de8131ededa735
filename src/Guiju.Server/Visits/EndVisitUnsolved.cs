using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The visit ends without a solution; how it goes on is said.</summary>
public sealed class EndVisitUnsolved(Timelines timelines, CurrentUser user)
{
    public sealed record Request(
        UnsolvedReason Reason,
        [property: AtMost(4000)] string? Process,
        [property: AtMost(4000)] string? Leftovers,
        NextStep NextStep,
        bool CustomerTold) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static VisitUnsolved Decide(Visit visit, Request request)
    {
        visit.Must("visit.unsolved");
        return new(request.Reason, request.Process, request.Leftovers, request.NextStep, request.CustomerTold);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/unsolved",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, EndVisitUnsolved useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
