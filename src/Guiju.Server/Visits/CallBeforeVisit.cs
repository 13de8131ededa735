using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>The engineer calls the customer before the visit, and usually agrees on a time.</summary>
public sealed class CallBeforeVisit(Timelines timelines, CurrentUser user)
{
    public sealed record Request(
        bool Reached,
        bool Introduced,
        FaultCheck? FaultCheck,
        [property: AtMost(2000)] string? Correction,
        bool AddressConfirmed,
        bool ContactConfirmed,
        bool PhoneConfirmed,
        Agreed? Appointment) : ActRequest;

    /// <summary>The time agreed on the phone.</summary>
    public sealed record Agreed(DateTimeOffset StartsAt, DateTimeOffset? EndsAt);

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return timelines.AppendAll(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static IReadOnlyList<IEvent> Decide(Visit visit, Request request)
    {
        visit.Must("visit.called");
        var called = new VisitCalled(
            request.Reached, request.Introduced, request.FaultCheck, request.Correction,
            request.AddressConfirmed, request.ContactConfirmed, request.PhoneConfirmed);
        return request.Appointment is { } agreed
            ? [called, Appointments.Make(agreed.StartsAt, agreed.EndsAt, AppointmentOrigin.Call)]
            : [called];
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/call",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, CallBeforeVisit useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
