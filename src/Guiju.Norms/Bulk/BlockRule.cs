using System.Runtime.CompilerServices;
using Guiju.Norms.Running;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Bulk;

/// <summary>
/// What a rule has come to. Its counts run on from case to case; what they are in the case under way is their distance from where they
/// stood when it was activated first.
/// </summary>
internal sealed class BlockRule(Frame frame, int index, RuleTotal total)
{
    private readonly long[] states = total.States;
    private int stamp;
    private long activated;
    private long fulfilled;
    private long violated;

    /// <summary>The rule's place among those of its kind of case.</summary>
    public int Index => index;

    /// <summary>The relations that make it up; none for a rule that is judged on a tape.</summary>
    public BlockRelation[] Relations { get; private set; } = [];

    /// <summary>True when it is about the case as a whole, whose activations are counted but not fulfilled.</summary>
    public bool Whole { get; set; }

    /// <summary>True when it says something even of a case in which nothing happened to it.</summary>
    public bool Always { get; set; }

    /// <summary>Activations in all cases.</summary>
    public long Activations { get; set; }

    /// <summary>Those in all cases that are neither fulfilled nor violated: open ones and released ones.</summary>
    public long Others { get; set; }

    /// <summary>Fulfilled ones in all cases.</summary>
    public long Fulfilments => Activations - Violations - Others;

    /// <summary>Violated ones in all cases.</summary>
    public long Violations { get; set; }

    /// <summary>How many are open in the case under way.</summary>
    public int Pending { get; set; }

    /// <summary>How many cannot be decided in the case under way.</summary>
    public int Doubts { get; set; }

    /// <summary>Instant of the first violation in the case under way.</summary>
    public long FirstBreachAt { get; private set; }

    private VerdictState State =>
        Violations != violated ? VerdictState.Breached
        : Pending > 0 ? VerdictState.Pending
        : Doubts > 0 ? VerdictState.Undetermined
        : Activations != activated ? VerdictState.Held : VerdictState.Inapplicable;

    /// <summary>The verdict with its counts.</summary>
    /// <param name="one">The case's place in its block.</param>
    /// <param name="state">The verdict.</param>
    public CaseVerdict Verdict(int one, VerdictState state) => new(
        one, index, state, (int)(Activations - activated), (int)(Fulfilments - fulfilled), (int)(Violations - violated), FirstBreachAt);

    public void Add(BlockRelation relation) => Relations = [.. Relations, relation];

    /// <summary>Notes that the case concerns the rule.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Touch()
    {
        if (stamp != frame.Stamp)
        {
            Enter();
        }
    }

    /// <summary>An event activates the rule.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Activate()
    {
        Touch();
        Activations++;
    }

    /// <summary>Of an event it cannot be said whether it activates the rule, or what comes of it.</summary>
    public void Doubt()
    {
        Touch();
        Doubts++;
    }

    /// <summary>Of some activations nothing came yet.</summary>
    public void Wait(int count)
    {
        Pending += count;
        Others += count;
    }

    /// <summary>The case is at its end.</summary>
    public VerdictState Finish()
    {
        foreach (var relation in Relations)
        {
            relation.Finish();
        }

        if (Whole)
        {
            Others = Activations - Violations;
        }

        var state = State;
        states[(int)state]++;
        return state;
    }

    public void Breach(long at)
    {
        Violations++;
        FirstBreachAt = Math.Min(FirstBreachAt, at);
    }

    private void Enter()
    {
        stamp = frame.Stamp;
        (activated, fulfilled, violated, Pending, Doubts, FirstBreachAt) = (Activations, Fulfilments, Violations, 0, 0, Track.Never);
        frame.Touch(this);
    }
}
