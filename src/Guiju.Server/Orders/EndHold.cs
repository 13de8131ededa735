using Guiju.Norms.Verdicts;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;

namespace Guiju.Server.Orders;

/// <summary>A hold ends when the norms say that it has lasted long enough: no clock stands for it any more, and one runs again by itself.</summary>
public static class EndHold
{
    /// <summary>The end of a hold that reached its limit.</summary>
    internal static IEnumerable<Entry> Owed(Family family, FamilyJudgement judgement, DateTimeOffset now)
    {
        if (!family.Cases.TryGetValue(family.RootId, out var standing) || standing.Kind != Order.Kind)
            return [];
        var order = family.Fold<Order>(family.RootId);
        if (order.Paused is not { } hold)
            return [];

        var clocks = judgement.Cases.Values.SelectMany(c => c.Verdicts).Select(v => v.Clock).OfType<ClockReading>().ToList();
        return clocks.Exists(c => RunsAgain(c, hold.Since.ToMicros(), now.ToMicros())) && !clocks.Exists(c => c.State is ClockState.Paused)
            ? [Entry.In<Order>(family.RootId, new OrderResumed(null), order.OpenVisits(family))]
            : [];
    }

    /// <summary>A stretch that no event began follows a pause at its limit.</summary>
    private static bool RunsAgain(ClockReading clock, long since, long now) =>
        clock.Segments.Any(s => s.Running && s.CauseFactId is null && s.From >= since && s.From <= now);
}
