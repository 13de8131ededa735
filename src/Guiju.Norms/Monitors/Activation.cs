using Guiju.Norms.Running;

namespace Guiju.Norms.Monitors;

/// <summary>Decides whether an event activates a rule: it fills the slot, in the time of the revision, where the conditions hold.</summary>
internal sealed class Activation(Predicate? when, long from, long until)
{
    /// <summary>True when it does. An event of which that cannot be said is noted as undetermined.</summary>
    public bool Begins(Tape tape, int position, EventSlot slot, Findings findings)
    {
        var truth = slot.Match(tape, position);
        return truth != Truth.False && Begins(tape, position, truth, slot, findings);
    }

    /// <summary>The same for an event whose slot is decided.</summary>
    public bool Begins(Tape tape, int position, Truth truth, EventSlot? slot, Findings findings)
    {
        var at = tape.Instants[position];

        if (at < from || at >= until)
        {
            return false;
        }

        var condition = when is null ? Truth.True : when.Test(tape, position);

        if (condition == Truth.False || (condition == Truth.True && truth == Truth.True))
        {
            return condition == Truth.True;
        }

        var missing = new List<string>();
        slot?.Missing(tape, position, missing);
        when?.Missing(tape, position, missing);
        findings.Undetermined(findings.Open(position), missing);

        return false;
    }

    /// <summary>Whether the rule applies at a position, whatever the event.</summary>
    public Truth Applies(Tape tape, int position) => when is null ? Truth.True : when.Test(tape, position);
}
