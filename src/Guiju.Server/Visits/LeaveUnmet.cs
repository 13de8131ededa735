using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The engineer leaves because nobody was met.</summary>
public sealed class LeaveUnmet(Timelines timelines, CurrentUser user)
{
    public sealed record Request([property: AtMost(2000)] string? Note) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static VisitUnmet Decide(Visit visit, Request request)
    {
        visit.Must("visit.unmet");
        return new(request.Note);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/no-show",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, LeaveUnmet useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
