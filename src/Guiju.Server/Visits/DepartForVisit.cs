using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The engineer sets out.</summary>
public sealed class DepartForVisit(Timelines timelines, CurrentUser user)
{
    public sealed record Request(bool Reconfirmed, DateTimeOffset? ExpectedAt) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static VisitDeparted Decide(Visit visit, Request request)
    {
        visit.Must("visit.departed");
        return new(request.Reconfirmed, request.ExpectedAt);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/departure",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, DepartForVisit useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
