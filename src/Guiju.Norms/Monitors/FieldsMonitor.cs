using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Monitors;

/// <summary>An event carries what is required of it; a missing field is what the norm forbids, not a doubt.</summary>
internal sealed class FieldsMonitor(FieldsProgram program, Activation activation, Linker linker) : RuleMonitor
{
    private readonly EventSlot on = linker.Slot(program.On);

    private readonly (IReadOnlyList<string> Fields, Predicate Holds, bool Plain)[] require =
    [
        .. program.Require.Select(r => (r.Fields, new Predicate(r.Condition, linker), r.Condition.Op == ConditionOp.Present)),
    ];

    public override int[] Relevant => on.Activities;

    public override void Run(Tape tape, Findings findings)
    {
        for (var i = 0; i < tape.Count; i++)
        {
            if (!activation.Begins(tape, i, on, findings))
            {
                continue;
            }

            var index = findings.Open(i);

            if (Lacking(tape, i) is { } lacking)
            {
                findings.Breach(index, -1, tape.Instants[i], lacking);
            }
            else
            {
                findings.Hold(index, -1, tape.Instants[i]);
            }
        }
    }

    /// <summary>The fields asked of an act: those it must simply carry, and those of requirements that it does not meet yet.</summary>
    public IEnumerable<string> Asked(Tape tape, int position)
    {
        if (on.Match(tape, position) == Truth.False || activation.Applies(tape, position) == Truth.False)
        {
            return [];
        }

        return require.Where(r => r.Plain || r.Holds.Test(tape, position) != Truth.True).SelectMany(r => r.Fields).Distinct();
    }

    private List<string>? Lacking(Tape tape, int position)
    {
        List<string>? lacking = null;

        foreach (var (fields, holds, _) in require)
        {
            if (holds.Test(tape, position) != Truth.True)
            {
                (lacking ??= []).AddRange(fields);
            }
        }

        return lacking;
    }
}
