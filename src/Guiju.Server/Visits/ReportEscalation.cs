using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The engineer escalates what is not solved to the technical supervisor.</summary>
public sealed class ReportEscalation(Timelines timelines, CurrentUser user)
{
    public sealed record Request([property: Needed, AtMost(4000)] string Tried, EscalationMeans By) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static EscalationReported Decide(Visit visit, Request request)
    {
        visit.Must("escalation.reported");
        return new(request.Tried, request.By);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/escalation",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, ReportEscalation useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
