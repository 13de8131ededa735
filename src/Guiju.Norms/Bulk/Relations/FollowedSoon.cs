namespace Guiju.Norms.Bulk.Relations;

/// <summary>Each activation is followed by a target within a time; the first target answers all that are open.</summary>
internal sealed class FollowedSoon(Frame frame, BlockRule rule, Window window) : BlockRelation(frame, rule)
{
    private readonly Window window = window;
    private readonly Starts later = new();
    private long first;
    private int open;

    public override void Look(int position, long at)
    {
        if (!Knows || open == 0)
        {
            return;
        }

        var now = window.Now(at);

        if (window.Over(first, now))
        {
            BreachLate(now);
        }

        open = 0;
        later.Clear();
    }

    public override void Keep(int position, long at)
    {
        if (Begin())
        {
            open = 0;
            later.Clear();
        }

        if (!window.Covers(at))
        {
            Rule.Doubt();
            return;
        }

        Rule.Activate();

        if (open++ == 0)
        {
            first = window.Start(at);
        }
        else
        {
            later.Add(window.Start(at));
        }
    }

    public override void Finish()
    {
        if (!Knows || open == 0)
        {
            return;
        }

        Leave(window.Due(first));

        foreach (var start in later.All)
        {
            Leave(window.Due(start));
        }
    }

    private void BreachLate(long now)
    {
        Rule.Breach(window.Due(first));

        foreach (var start in later.All)
        {
            if (!window.Over(start, now))
            {
                return;
            }

            Rule.Breach(window.Due(start));
        }
    }
}
