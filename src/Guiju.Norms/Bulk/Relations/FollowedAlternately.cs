namespace Guiju.Norms.Bulk.Relations;

/// <summary>Each activation is followed by a target within the window, before the next activation.</summary>
internal sealed class FollowedAlternately(Frame frame, BlockRule rule, Window window) : BlockRelation(frame, rule)
{
    private readonly Window window = window;
    private bool open;
    private long start;

    public override void Look(int position, long at)
    {
        if (!Knows || !open)
        {
            return;
        }

        var now = window.Now(at);
        open = !window.Ripe(start, now);

        if (!open && window.Over(start, now))
        {
            Rule.Breach(window.Due(start));
        }
    }

    public override void Keep(int position, long at)
    {
        if (!Begin() && open)
        {
            Rule.Breach(window.Over(start, window.Now(at)) ? window.Due(start) : at);
        }

        (open, start) = (window.Covers(at), window.Start(at));

        if (open)
        {
            Rule.Activate();
        }
        else
        {
            Rule.Doubt();
        }
    }

    public override void Finish()
    {
        if (Knows && open)
        {
            Leave(window.Due(start));
        }
    }
}
