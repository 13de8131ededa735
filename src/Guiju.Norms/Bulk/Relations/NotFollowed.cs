namespace Guiju.Norms.Bulk.Relations;

/// <summary>No activation is followed by a target within the window.</summary>
internal sealed class NotFollowed(Frame frame, BlockRule rule, Window window) : BlockRelation(frame, rule)
{
    private readonly Starts free = new();
    private readonly Window window = window;

    public override void Look(int position, long at)
    {
        if (!Knows || free.Count == 0)
        {
            return;
        }

        var now = window.Now(at);

        while (free.Count > 0 && window.Ripe(free.First, now))
        {
            if (!window.Over(free.Take(), now))
            {
                Rule.Breach(at);
            }
        }
    }

    public override void Keep(int position, long at)
    {
        if (Begin())
        {
            free.Clear();
        }

        if (window.Covers(at))
        {
            Rule.Activate();
            free.Add(window.Start(at));
        }
        else
        {
            Rule.Doubt();
        }
    }
}
