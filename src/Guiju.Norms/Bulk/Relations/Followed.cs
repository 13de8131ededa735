namespace Guiju.Norms.Bulk.Relations;

/// <summary>Each activation is followed by a target, some time.</summary>
internal sealed class Followed(Frame frame, BlockRule rule) : BlockRelation(frame, rule)
{
    private int open;

    public override void Look(int position, long at)
    {
        open = 0;
    }

    public override void Keep(int position, long at)
    {
        open = Begin() ? 1 : open + 1;
        Rule.Activate();
    }

    public override void Finish()
    {
        if (!Knows || open == 0)
        {
            return;
        }

        if (Frame.Closed)
        {
            Rule.Breach(Frame.ClosedAt);
            Rule.Violations += open - 1;
        }
        else
        {
            Rule.Wait(open);
        }
    }
}
