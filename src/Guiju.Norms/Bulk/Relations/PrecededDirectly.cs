namespace Guiju.Norms.Bulk.Relations;

/// <summary>The event before each activation is a target, within the window; or is none.</summary>
internal sealed class PrecededDirectly(Frame frame, BlockRule rule, Window window, bool negated) : BlockRelation(frame, rule)
{
    private readonly Window window = window;
    private int target;

    public override void Look(int position, long at)
    {
        if (!window.Covers(at))
        {
            Rule.Doubt();
            return;
        }

        Rule.Activate();
        var now = window.Start(at);
        var found = Knows && target == position - 1
            && window.Ripe(window.Start(Frame.Instants[target]), now) && !window.Over(window.Start(Frame.Instants[target]), now);

        if (found == negated)
        {
            Rule.Breach(at);
        }
    }

    public override void Keep(int position, long at)
    {
        Begin();
        target = position;
    }
}
