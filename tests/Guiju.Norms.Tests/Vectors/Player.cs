using Guiju.Norms.Timelines;

namespace Guiju.Norms.Tests.Vectors;

/// <summary>Plays random timelines and asks the rulebook at every prefix: at its last event, around each alarm that follows, and closed.</summary>
internal sealed class Player(Rulebook book, RandomTraces traces, Dice dice, string caseKind)
{
    public Timeline Play()
    {
        var trace = traces.Next(t => book.Judge(caseKind, t, t[^1].At, closed: false).NextAlarm);
        var prefixes = Enumerable.Range(0, trace.Count + 1).ToList();

        return new(
            caseKind,
            trace,
            [.. prefixes.SelectMany(known => Ask(trace, known)), Closed(trace)],
            [.. prefixes.Where(_ => dice.One(2)).SelectMany(known => Intend(trace, known))],
            [.. prefixes.Where(_ => dice.One(4)).Select(known => Require(trace, known))]);
    }

    private IEnumerable<Asked> Ask(IReadOnlyList<Fact> trace, int known)
    {
        var now = Now(trace, known);
        var asked = At(trace, known, now, closed: false);
        yield return asked;

        for (var alarms = known == trace.Count ? 4 : 1; alarms > 0 && asked.Judgement.NextAlarm is { } alarm; alarms--)
        {
            yield return At(trace, known, alarm - 1, closed: false);
            yield return asked = At(trace, known, alarm, closed: false);
        }

        if (dice.One(6))
        {
            yield return At(trace, known, now + traces.Gap(), closed: dice.One(2));
        }
    }

    private Asked Closed(IReadOnlyList<Fact> trace) => At(trace, trace.Count, Now(trace, trace.Count), closed: true);

    private Asked At(IReadOnlyList<Fact> trace, int known, long now, bool closed) =>
        new(known, now, closed, book.Judge(caseKind, Prefix(trace, known), now, closed));

    /// <summary>An act at the end, or one that was done earlier and comes late; now and then two at once, and again when the gate opens.</summary>
    private IEnumerable<Gated> Intend(IReadOnlyList<Fact> trace, int known)
    {
        var act = Act(trace, known);
        List<Fact> acts = dice.One(5) ? [act, Act(trace, known) with { Id = "act2", Sequence = known + 1 }] : [act];
        var gated = Gate(trace, known, acts, blank: dice.One(3));
        yield return gated;

        if (gated.Findings.FirstOrDefault(f => f.OpensAt is not null)?.OpensAt is { } opens)
        {
            yield return Gate(trace, known, [act with { At = opens - 1 }], gated.Blank);
            yield return Gate(trace, known, [act with { At = opens }], gated.Blank);
        }
    }

    private Gated Gate(IReadOnlyList<Fact> trace, int known, IReadOnlyList<Fact> acts, bool blank) =>
        new(known, acts, blank, book.Gate(caseKind, Prefix(trace, known), acts, blank));

    private Required Require(IReadOnlyList<Fact> trace, int known)
    {
        var act = Act(trace, known);
        return new(known, act, book.Required(caseKind, Prefix(trace, known), act));
    }

    private Fact Act(IReadOnlyList<Fact> trace, int known) =>
        traces.Event(known, dice.One(5) && known > 0 ? trace[dice.Below(known)].At : Now(trace, known) + traces.Gap(), Words.Acts) with { Id = "act" };

    private static long Now(IReadOnlyList<Fact> trace, int known) => known > 0 ? trace[known - 1].At : trace.Count > 0 ? trace[0].At - 1 : RandomTraces.Begin;

    private static List<Fact> Prefix(IReadOnlyList<Fact> trace, int known) => [.. trace.Take(known)];
}
