using Guiju.Norms.Running;

namespace Guiju.Norms.Bulk.Relations;

/// <summary>With each activation there is a target, before it or after it, and the two are never the same event; or there is none.</summary>
internal sealed class Accompanied(Frame frame, BlockRule rule, bool negated) : BlockRelation(frame, rule)
{
    private long firstTarget;
    private long firstActivation;
    private int activations;

    public override void Look(int position, long at)
    {
        Reset();
        firstTarget = Math.Min(firstTarget, at);
    }

    public override void Keep(int position, long at)
    {
        Reset();
        Rule.Activate();
        activations++;
        firstActivation = Math.Min(firstActivation, at);
    }

    public override void Finish()
    {
        if (!Knows || activations == 0)
        {
            return;
        }

        var met = firstTarget != Track.Never;

        if (met && negated)
        {
            Rule.Breach(Math.Max(firstTarget, firstActivation));
            Rule.Violations += activations - 1;
        }
        else if (!met && !negated && Frame.Closed)
        {
            Rule.Breach(Frame.ClosedAt);
            Rule.Violations += activations - 1;
        }
        else if (!met && !negated)
        {
            Rule.Wait(activations);
        }
    }

    private void Reset()
    {
        if (Begin())
        {
            (firstTarget, firstActivation, activations) = (Track.Never, Track.Never, 0);
        }
    }
}
