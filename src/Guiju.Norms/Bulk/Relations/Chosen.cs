using Guiju.Norms.Running;

namespace Guiju.Norms.Bulk.Relations;

/// <summary>At least one of two kinds of event happens, or exactly one of them.</summary>
internal sealed class Chosen(Frame frame, BlockRule rule, bool exclusive) : BlockRelation(frame, rule)
{
    private bool one;
    private bool other;

    public override void Look(int position, long at)
    {
        Reset();
        Note(ref one, other, at);
    }

    public override void Keep(int position, long at)
    {
        Reset();
        Note(ref other, one, at);
    }

    public override void Finish()
    {
        if (!Knows)
        {
            Leave(Track.Never);
        }
    }

    private void Reset()
    {
        if (Begin())
        {
            one = other = false;
        }
    }

    private void Note(ref bool mine, bool others, long at)
    {
        Rule.Activate();

        if (exclusive && others && !mine)
        {
            Rule.Breach(at);
        }

        mine = true;
    }
}
