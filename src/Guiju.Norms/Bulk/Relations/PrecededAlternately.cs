namespace Guiju.Norms.Bulk.Relations;

/// <summary>Each activation has a target before it, not too long ago, and after the activation before.</summary>
internal sealed class PrecededAlternately(Frame frame, BlockRule rule, Window window) : BlockRelation(frame, rule)
{
    private readonly Window window = window;
    private int target;
    private int before;

    public override void Look(int position, long at)
    {
        Reset();

        if (!window.Covers(at))
        {
            Rule.Doubt();
        }
        else
        {
            Rule.Activate();

            if (target < 0 || target < before || window.Over(window.Start(Frame.Instants[target]), window.Start(at)))
            {
                Rule.Breach(at);
            }
        }

        before = position;
    }

    public override void Keep(int position, long at)
    {
        Reset();
        target = position;
    }

    private void Reset()
    {
        if (Begin())
        {
            target = before = -1;
        }
    }
}
