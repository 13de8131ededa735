namespace Guiju.Norms.Bulk.Relations;

/// <summary>Each activation has a target before it within the window; or has none.</summary>
internal sealed class Preceded(Frame frame, BlockRule rule, Window window, bool negated) : BlockRelation(frame, rule)
{
    private readonly Starts young = new();
    private readonly Window window = window;
    private bool ripe;
    private long latest;

    public override void Look(int position, long at)
    {
        if (!window.Covers(at))
        {
            Rule.Doubt();
            return;
        }

        Rule.Activate();

        if ((Knows && Found(window.Start(at))) == negated)
        {
            Rule.Breach(at);
        }
    }

    public override void Keep(int position, long at)
    {
        if (Begin())
        {
            ripe = false;
            young.Clear();
        }

        if (window.Early)
        {
            young.Add(window.Start(at));
        }
        else
        {
            (ripe, latest) = (true, window.Start(at));
        }
    }

    private bool Found(long now)
    {
        while (young.Count > 0 && window.Ripe(young.First, now))
        {
            (ripe, latest) = (true, young.Take());
        }

        return ripe && !window.Over(latest, now);
    }
}
