using Guiju.Server.Kernel;

namespace Guiju.Server.Visits;

/// <summary>Times promised to customers.</summary>
internal static class Appointments
{
    /// <summary>An appointment; it cannot end before it starts.</summary>
    public static VisitAppointed Make(DateTimeOffset startsAt, DateTimeOffset? endsAt, AppointmentOrigin origin) => endsAt < startsAt
        ? throw new Refusal("visit.ends-before-start", startsAt, endsAt)
        : new(startsAt.ToUniversalTime().Whole(), endsAt?.ToUniversalTime().Whole(), origin);
}
