namespace Guiju.Norms.Bulk.Relations;

/// <summary>The event after each activation is a target, within the window; or is none.</summary>
internal sealed class FollowedDirectly(Frame frame, BlockRule rule, Window window, bool negated) : BlockRelation(frame, rule)
{
    private readonly Window window = window;
    private int open;

    public override void Look(int position, long at)
    {
        if (Knows && open >= 0)
        {
            var (start, now) = (window.Start(Frame.Instants[open]), window.Now(at));
            Settle(open == position - 1 && window.Ripe(start, now) && !window.Over(start, now));
        }
    }

    public override void Keep(int position, long at)
    {
        if (!Begin())
        {
            Settle(found: false);
        }

        if (window.Covers(at))
        {
            Rule.Activate();
            open = position;
        }
        else
        {
            Rule.Doubt();
            open = -1;
        }
    }

    public override void Finish()
    {
        if (Knows)
        {
            Settle(found: false);
        }
    }

    private void Settle(bool found)
    {
        if (open < 0)
        {
            return;
        }

        if (negated && found)
        {
            Rule.Breach(Frame.Instants[open + 1]);
        }
        else if (!negated && !found)
        {
            var due = window.Due(window.Start(Frame.Instants[open]));
            Leave(open + 1 < Frame.End ? Math.Min(due, Frame.Instants[open + 1]) : due);
        }

        open = -1;
    }
}
