using Guiju.Norms.Running;

namespace Guiju.Norms.Bulk.Relations;

/// <summary>The first event of the case is of a kind, or the last.</summary>
internal sealed class Edge(Frame frame, BlockRule rule, bool last) : BlockRelation(frame, rule)
{
    private bool met;

    public override void Look(int position, long at)
    {
        // It has one kind of event only.
    }

    public override void Keep(int position, long at)
    {
        met = !Begin() && met;
        met |= position == (last ? Frame.End - 1 : Frame.First);
    }

    public override void Finish()
    {
        if (Knows && met)
        {
            return;
        }

        if (last || Frame.End == Frame.First)
        {
            Leave(Track.Never);
        }
        else
        {
            Rule.Activate();
            Rule.Breach(Frame.Instants[Frame.First]);
        }
    }
}
