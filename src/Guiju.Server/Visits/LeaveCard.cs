using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The engineer leaves a card for a customer who was not met.</summary>
public sealed class LeaveCard(Timelines timelines, CurrentUser user)
{
    public sealed record Request(
        [property: AtMost(40)] string? Surname,
        DateTimeOffset? ArrivalAt,
        DateTimeOffset? DepartureAt,
        [property: AtMost(100)] string? Visitor,
        [property: AtMost(100)] string? ContactPerson,
        [property: AtMost(40)] string? Phone,
        CardDelivery Delivery) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.Append(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static VisitCarded Decide(Visit visit, Request request)
    {
        visit.Must("visit.carded");
        return new(
            request.Surname, !string.IsNullOrWhiteSpace(request.Surname), request.ArrivalAt, request.DepartureAt, request.Visitor, request.ContactPerson, request.Phone, request.Delivery);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/card",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, LeaveCard useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
