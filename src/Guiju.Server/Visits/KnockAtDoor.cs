using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The engineer knocks; the wait begins with the first knock.</summary>
public sealed class KnockAtDoor(Timelines timelines, CurrentUser user)
{
    public Task<Receipt> Run(Id<Visit> id, PlainAct request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user)), ct);
    }

    internal static VisitKnocked Decide(Visit visit)
    {
        visit.Must("visit.knocked");
        return new();
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/knock",
        async Task<Ok<Receipt>> (Id<Visit> id, PlainAct request, KnockAtDoor useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
