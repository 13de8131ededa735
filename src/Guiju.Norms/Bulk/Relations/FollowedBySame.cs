namespace Guiju.Norms.Bulk.Relations;

/// <summary>Each activation is followed, within the window, by a target that has the same value.</summary>
internal sealed class FollowedBySame(Frame frame, BlockRule rule, Window window, Shared shared) : BlockRelation(frame, rule)
{
    private readonly Window window = window;
    private (int Position, long Start)[] open = new (int, long)[8];
    private int count;

    public override void Look(int position, long at)
    {
        if (!Knows || count == 0)
        {
            return;
        }

        var now = window.Now(at);
        var kept = 0;

        for (var i = 0; i < count; i++)
        {
            if (!shared.Same(open[i].Position, position) || !window.Ripe(open[i].Start, now))
            {
                open[kept++] = open[i];
            }
            else if (window.Over(open[i].Start, now))
            {
                Rule.Breach(window.Due(open[i].Start));
            }
        }

        count = kept;
    }

    public override void Keep(int position, long at)
    {
        count = Begin() ? 0 : count;

        if (!shared.Known(position) || !window.Covers(at))
        {
            Rule.Doubt();
            return;
        }

        if (count == open.Length)
        {
            Array.Resize(ref open, count * 2);
        }

        Rule.Activate();
        open[count++] = (position, window.Start(at));
    }

    public override void Finish()
    {
        for (var i = 0; Knows && i < count; i++)
        {
            Leave(window.Due(open[i].Start));
        }
    }
}
