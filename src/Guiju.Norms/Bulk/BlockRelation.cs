using System.Runtime.CompilerServices;

namespace Guiju.Norms.Bulk;

/// <summary>
/// One direction of a rule between two kinds of event, with what it must remember of the case under way. At each event that fills both
/// places the one that looks back comes first, for an event never serves itself.
/// </summary>
internal abstract class BlockRelation(Frame frame, BlockRule rule)
{
    private int stamp;

    protected Frame Frame => frame;

    protected BlockRule Rule => rule;

    /// <summary>Whether it remembers anything of the case under way.</summary>
    protected bool Knows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => stamp == frame.Stamp;
    }

    /// <summary>An event that answers what was open, or asks for what has been.</summary>
    public abstract void Look(int position, long at);

    /// <summary>An event that opens something, or is remembered for those to come.</summary>
    public abstract void Keep(int position, long at);

    /// <summary>The case is at its end. Nothing is called that the case did not activate.</summary>
    public virtual void Finish()
    {
        // One that looks back has decided each activation when it came.
    }

    /// <summary>An event of which it cannot be said whether it activates the rule.</summary>
    public void Doubt() => rule.Doubt();

    /// <summary>From here on it remembers the case under way; true when it did not before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected bool Begin()
    {
        var fresh = stamp != frame.Stamp;
        stamp = frame.Stamp;
        return fresh;
    }

    /// <summary>An obligation that nothing answered: broken at its due time, or with the end of the case, or still open.</summary>
    protected void Leave(long due)
    {
        if (due <= frame.Now)
        {
            rule.Breach(due);
        }
        else if (frame.Closed)
        {
            rule.Breach(frame.ClosedAt);
        }
        else
        {
            rule.Wait(1);
        }
    }
}
