using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The engineer is at the door; the customer's waiting ends.</summary>
public sealed class ArriveAtVisit(Timelines timelines, CurrentUser user)
{
    public sealed record Request(
        [property: Between(-90, 90)] decimal? Latitude,
        [property: Between(-180, 180)] decimal? Longitude,
        [property: Between(0, 100000)] decimal? Accuracy) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static VisitArrived Decide(Visit visit, Request request)
    {
        visit.Must("visit.arrived");
        return new(request.Latitude, request.Longitude, request.Accuracy);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/arrival",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, ArriveAtVisit useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
