using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The engineer has solved the fault.</summary>
public sealed class SolveFault(Timelines timelines, CurrentUser user)
{
    public sealed record Request(
        [property: AtMost(4000)] string? Solution,
        [property: AtMost(4000)] string? Process,
        [property: AtMost(4000)] string? Analysis,
        [property: AtMost(4000)] string? Leftovers,
        bool LeftoversNone,
        bool Remote,
        DateTimeOffset? RestoredAt) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static FaultSolved Decide(Visit visit, Request request)
    {
        visit.Must("fault.solved");
        return new(
            request.Solution, request.Process, request.Analysis, request.Leftovers, request.LeftoversNone, request.Remote, request.RestoredAt);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/solution",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, SolveFault useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
