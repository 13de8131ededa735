namespace Guiju.Norms.Bulk.Relations;

/// <summary>Each activation has a target before it, within the window, that has the same value; or has none.</summary>
internal sealed class PrecededBySame(Frame frame, BlockRule rule, Window window, Shared shared, bool negated) : BlockRelation(frame, rule)
{
    private readonly Window window = window;
    private int[] seen = new int[8];
    private int count;

    public override void Look(int position, long at)
    {
        if (!shared.Known(position))
        {
            Rule.Doubt();
            return;
        }

        Rule.Activate();

        if ((Knows && Found(position, at)) == negated)
        {
            Rule.Breach(at);
        }
    }

    public override void Keep(int position, long at)
    {
        count = Begin() ? 0 : count;

        if (count == seen.Length)
        {
            Array.Resize(ref seen, count * 2);
        }

        seen[count++] = position;
    }

    private bool Found(int position, long at)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            var start = Frame.Instants[seen[i]];

            if (window.Over(start, at))
            {
                return false;
            }

            if (window.Ripe(start, at) && shared.Same(seen[i], position))
            {
                return true;
            }
        }

        return false;
    }
}
