using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The engineer takes the visit.</summary>
public sealed class AcceptVisit(Timelines timelines, CurrentUser user)
{
    public Task<Receipt> Run(Id<Visit> id, PlainAct request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user)), ct);
    }

    internal static VisitAccepted Decide(Visit visit)
    {
        visit.Must("visit.accepted");
        return new();
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/acceptance",
        async Task<Ok<Receipt>> (Id<Visit> id, PlainAct request, AcceptVisit useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
