namespace Guiju.Norms.Bulk.Relations;

/// <summary>Each activation is followed by a target within the window. A target that comes too early neither answers nor blocks.</summary>
internal sealed class FollowedInTime(Frame frame, BlockRule rule, Window window) : BlockRelation(frame, rule)
{
    private readonly Starts open = new();
    private readonly Window window = window;

    public override void Look(int position, long at)
    {
        if (!Knows || open.Count == 0)
        {
            return;
        }

        var now = window.Now(at);

        while (open.Count > 0 && window.Ripe(open.First, now))
        {
            var start = open.Take();

            if (window.Over(start, now))
            {
                Rule.Breach(window.Due(start));
            }
        }
    }

    public override void Keep(int position, long at)
    {
        if (Begin())
        {
            open.Clear();
        }

        if (window.Covers(at))
        {
            Rule.Activate();
            open.Add(window.Start(at));
        }
        else
        {
            Rule.Doubt();
        }
    }

    public override void Finish()
    {
        if (!Knows)
        {
            return;
        }

        foreach (var start in open.All)
        {
            Leave(window.Due(start));
        }
    }
}
