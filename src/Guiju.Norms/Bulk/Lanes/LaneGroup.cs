using System.Numerics;
using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Bulk.Lanes;

/// <summary>Up to 64 rules that are decided by the order of events alone, judged together: one word operation serves them all.</summary>
internal sealed class LaneGroup(Lexicon lexicon)
{
    /// <summary>How many rules fit.</summary>
    public const int Most = 64;

    private readonly Meaning meaning = new();
    private readonly List<RuleTotal> totals = [];
    private readonly List<int> rules = [];
    private readonly List<LanePart>[] parts = [.. Enumerable.Range(0, lexicon.ActivityCount).Select(_ => new List<LanePart>())];
    private readonly LaneCounts breached = new();
    private readonly LaneCounts pending = new();
    private readonly LaneCounts doubtful = new();
    private readonly LaneCounts holding = new();
    private StepMasks? steps;
    private EndMasks? ends;
    private LaneBinding binding = new([], []);

    /// <summary>True when no other rule fits.</summary>
    public bool IsFull => totals.Count == Most;

    /// <summary>Gives a rule a lane; the parts it plays are added with its bit.</summary>
    public ulong Add(int index, RuleTotal total, DeclareTemplate template, int n)
    {
        var bit = 1UL << totals.Count;
        meaning.Add(bit, template, n);
        totals.Add(total);
        rules.Add(index);
        return bit;
    }

    /// <summary>Adds a part that events of an activity play.</summary>
    public void Play(int activity, LanePart part) => parts[activity].Add(part);

    /// <summary>Prepares for a block.</summary>
    public void Bind(EventBlock block, ReadOnlySpan<int> places) => binding = LaneBinding.Of(block, places, parts);

    /// <summary>Judges a case.</summary>
    /// <param name="block">Its block, which the group is bound to.</param>
    /// <param name="frame">The case.</param>
    /// <returns>The lanes that it breaks.</returns>
    public ulong Judge(EventBlock block, Frame frame)
    {
        ends ??= new(meaning);
        var empty = frame.First == frame.End;
        var state = Follow(block, frame.First, frame.End);
        var owed = ends.Owed(in state, empty);
        var lost = ends.Lost(in state, empty) | (frame.Closed ? owed : 0);
        var open = owed & ~lost;
        breached.Add(lost);

        // Most histories are of closed cases with all their fields.
        if ((open | state.Doubt) != 0)
        {
            pending.Add(open);
            doubtful.Add(state.Doubt & ~(lost | open));
        }

        holding.Add(ends.Activated(in state) & ~(lost | open | state.Doubt));
        return lost;
    }

    /// <summary>The rule in a lane.</summary>
    public int Rule(int lane) => rules[lane];

    /// <summary>Adds what was counted to the totals.</summary>
    public void Total()
    {
        breached.Empty((lane, count) => totals[lane].States[(int)Verdicts.VerdictState.Breached] += count);
        pending.Empty((lane, count) => totals[lane].States[(int)Verdicts.VerdictState.Pending] += count);
        doubtful.Empty((lane, count) => totals[lane].States[(int)Verdicts.VerdictState.Undetermined] += count);
        holding.Empty((lane, count) => totals[lane].States[(int)Verdicts.VerdictState.Held] += count);
    }

    /// <summary>Takes the events in. What has been is looked at before the event joins it, for an event never serves itself.</summary>
    private LaneState Follow(EventBlock block, int first, int end)
    {
        var (activities, words, masks) = (block.ActivityCodes, binding.Words, steps ??= new(meaning));
        ulong firstA = 0, seenA = 0, seenB = 0, open = 0, before = 0, broken = 0, doubt = 0, ones = 0, twos = 0;

        for (var i = first; i < end; i++)
        {
            ref readonly var word = ref words[activities[i]];
            var (a, b) = (word.A, word.B);

            if (word.Tested)
            {
                // Into a copy: the address of a word would keep it from the registers.
                var tested = binding.Test(activities[i], i, block.Instants[i]);
                (a, b, doubt) = (tested.A, tested.B, doubt | tested.Doubt);
            }

            broken |= (b & (((seenA ^ masks.Preceded) & masks.PrecededOrNot) | (~open & masks.PrecededAlternately)
                    | ((before ^ masks.PrecededDirectly) & masks.PrecededDirectlyOrNot)))
                | (~b & ((open & a & masks.FollowedAlternately) | (before & masks.FollowedDirectly)));
            firstA = i == first ? a : firstA;
            (open, seenA, seenB, before) = ((open & ~b) | a, seenA | a, seenB | b, a);
            var counted = a & masks.Counting & ~(ones & twos);
            (ones, twos) = (ones ^ counted, twos ^ (ones & counted));
        }

        return new(firstA, seenA, seenB, open, before, broken, doubt, ones, twos);
    }
}

/// <summary>What an event of an activity is for a lane: of the first kind or of the second.</summary>
/// <param name="Bit">The lane's bit.</param>
/// <param name="Second">True for the second kind.</param>
/// <param name="Part">Where it is.</param>
internal sealed record LanePart(ulong Bit, bool Second, Part Part);
