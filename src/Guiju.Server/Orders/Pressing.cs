using Guiju.Norms.Verdicts;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;

namespace Guiju.Server.Orders;

/// <summary>What of an order's norms presses most: what is overdue and still owed, what runs out next, and what waits for a hold to end.</summary>
internal sealed record Pressing(Verdict? Overdue, DateTimeOffset? OverdueSince, Verdict? Next, Verdict? Held)
{
    /// <summary>Of a family's verdicts; an order that is over owes nothing.</summary>
    public static Pressing Of(Family family, FamilyJudgement judgement, bool isOpen)
    {
        var pending = judgement.Cases.Values.SelectMany(j => j.Verdicts).Where(v => v.Clock is { Verdict: VerdictState.Pending }).ToList();
        var overdue = isOpen
            ? judgement.Cases.Where(c => !FamilyJudge.IsClosed(family, family.Cases[c.Key])).SelectMany(c => c.Value.Verdicts)
                .Select(v => (Verdict: v, Since: OwedSince(v))).Where(v => v.Since is not null).OrderBy(v => v.Since).FirstOrDefault()
            : default;
        return new(
            overdue.Verdict, overdue.Since is { } since ? Micros.FromMicros(since) : null,
            pending.Where(v => v.Clock is { State: ClockState.Running, DueAt: not null }).MinBy(v => v.Clock!.DueAt),
            pending.Where(v => v.Clock is { State: ClockState.Paused }).MinBy(v => LeftOf(v.Clock!)));
    }

    /// <summary>When the next obligation breaches.</summary>
    public DateTimeOffset? DueAt => Next?.Clock?.DueAt is { } at ? Micros.FromMicros(at) : null;

    /// <summary>What is left of the clock that is held, in milliseconds.</summary>
    public long? HeldLeftMs => Held is null ? null : LeftOf(Held.Clock!) / 1000;

    private static long? LeftOf(ClockReading clock) => clock.Limit - clock.Elapsed;

    /// <summary>A breach waits for its act while no target answers it, however late, and nothing has released it.</summary>
    private static long? OwedSince(Verdict v) => v is { State: VerdictState.Breached, Clock: not null }
        ? v.Witnesses.Where(w => w is { State: VerdictState.Breached, TargetFactId: null } && !w.Detail.Contains("released")).Min(w => w.DecidedAt)
        : null;
}
