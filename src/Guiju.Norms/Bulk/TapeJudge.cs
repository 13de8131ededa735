using Guiju.Norms.Running;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Bulk;

/// <summary>Judges those rules of a worker that are more than relations, each case on a tape.</summary>
internal sealed class TapeJudge(Lexicon lexicon, IReadOnlyList<(LinkedRule Linked, BlockRule Rule)> rules)
{
    private readonly BlockTrace trace = new(lexicon);
    private readonly Findings findings = new();

    /// <summary>True when there is nothing for it to do.</summary>
    public bool IsEmpty => rules.Count == 0;

    /// <summary>Judges the case under way.</summary>
    /// <param name="block">Its block.</param>
    /// <param name="places">The rulebook's numbers of the block's activities.</param>
    /// <param name="frame">The case.</param>
    /// <param name="totals">Receives that a revision has nothing to say of a case outside its time.</param>
    public void Judge(EventBlock block, ReadOnlySpan<int> places, Frame frame, RuleTotal[] totals)
    {
        trace.Load(block, places, frame);
        var tape = trace.Tape;

        foreach (var (linked, rule) in rules)
        {
            if (!linked.Concerns(tape))
            {
                totals[rule.Index].Leave();
            }
            else if (linked.Monitor.Relevant is not { } relevant || tape.HasAny(relevant))
            {
                Judge(linked, rule, tape);
            }
        }
    }

    private void Judge(LinkedRule linked, BlockRule rule, Tape tape)
    {
        linked.Find(tape, findings);

        if (tape.Closed)
        {
            findings.Close(tape.ClosedAt);
        }

        var tally = Tally.Of(findings, tape);
        rule.Touch();
        rule.Activations += tally.Activations;
        rule.Others += tally.Activations - tally.Fulfilments - tally.Violations;
        rule.Doubts += tally.Undetermined;
        rule.Pending += tally.State == VerdictState.Pending ? 1 : 0;

        if (tally.Violations > 0)
        {
            rule.Breach(tally.FirstBreachAt);
            rule.Violations += tally.Violations - 1;
        }
    }
}
