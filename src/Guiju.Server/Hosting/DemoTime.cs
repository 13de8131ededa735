using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Hosting;

/// <summary>
/// Lets time run faster in a demo world, and there only. It goes on from the last event, so that a restart, however late, does not let
/// every clock run out; a world in which nothing has happened yet begins on the morning of a working day.
/// </summary>
public sealed class DemoTime(GuijuDb db, GuijuTime time, Settings settings)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly TimeSpan Morning = new(8, 30, 0);

    /// <summary>Starts demo time if this database holds a demo world.</summary>
    public async Task Start(CancellationToken ct)
    {
        if (settings.Empty || await db.Organisations.Where(o => o.IsDemo).Select(o => (Guid?)o.OrgId).FirstOrDefaultAsync(ct) is not { } demo)
            return;

        var last = await db.Set<EventRow>().Where(e => e.OrgId == demo).OrderByDescending(e => e.Position).Select(e => (DateTimeOffset?)e.RecordedAt).FirstOrDefaultAsync(ct);
        time.RunDemo(last ?? FirstMorning(time.GetUtcNow()), settings.DemoSpeed);
    }

    private static DateTimeOffset FirstMorning(DateTimeOffset now)
    {
        var day = now.ToOffset(China).Date;
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(1);
        return new DateTimeOffset(day + Morning, China).ToUniversalTime();
    }
}
