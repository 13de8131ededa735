using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Visits;

/// <summary>A visit is put off, with a reason and a new time.</summary>
public sealed class RescheduleVisit(Timelines timelines, CurrentUser user)
{
    public sealed record Request(
        RescheduleReason Reason, Side Side, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, DateTimeOffset? CustomerToldAt,
        [property: AtMost(2000)] string? Note) : ActRequest;

    public Task<Receipt> Run(Id<Visit> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VisitsSchedule);

        return timelines.AppendAll(id, request, (Visit visit) => Decide(visit.SeenBy(user), request), ct);
    }

    internal static IReadOnlyList<IEvent> Decide(Visit visit, Request request)
    {
        visit.Must("visit.rescheduled");
        var appointment = Appointments.Make(request.StartsAt, request.EndsAt, AppointmentOrigin.Reschedule);
        return
        [
            new VisitRescheduled(request.Reason, request.Side, appointment.StartsAt, appointment.EndsAt, request.CustomerToldAt, request.Note),
            appointment,
        ];
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapPost("/{id}/rescheduling",
        async Task<Ok<Receipt>> (Id<Visit> id, Request request, RescheduleVisit useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
