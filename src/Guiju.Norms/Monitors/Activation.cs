using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Monitors;

/// <summary>
/// Decides whether an event activates a rule: it fills the slot, the revision judges it, and the conditions hold. What was still owed under
/// the revision before may be carried over.
/// </summary>
internal sealed class Activation(Predicate? when, long from, long until, JudgedBy by = JudgedBy.Activation, Precedences? precedences = null)
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
        if (!Judges(tape, tape.Instants[position]) && findings.Carried?.Contains(position) != true)
        {
            return false;
        }

        var condition = Applies(tape, position);

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
    public Truth Applies(Tape tape, int position) =>
        precedences?.SetAside(tape, position) == true ? Truth.False : when is null ? Truth.True : when.Test(tape, position);

    /// <summary>The names whose values are missing for that.</summary>
    public List<string> Missing(Tape tape, int position)
    {
        var missing = new List<string>();
        when?.Missing(tape, position, missing);
        return missing;
    }

    /// <summary>Whether this revision judges what arises at an instant.</summary>
    public bool Judges(Tape tape, long at)
    {
        var counts = by switch
        {
            JudgedBy.CaseStart => tape.Began,
            JudgedBy.Now => tape.Now,
            _ => at,
        };

        return counts >= from && counts < until;
    }
}
