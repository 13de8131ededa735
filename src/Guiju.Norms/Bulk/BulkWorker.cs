using System.Numerics;
using System.Runtime.InteropServices;
using Guiju.Norms.Bulk.Lanes;
using Guiju.Norms.Running;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Bulk;

/// <summary>
/// Judges whole cases from columns, with the verdicts that the rulebook gives of the same cases. After the first blocks it allocates
/// nothing. Not safe for several threads: each has a worker of its own.
/// </summary>
public sealed class BulkWorker
{
    /// <summary>Where fewer than one event in so many concerns a rule, those events are searched for.</summary>
    private const int Sparse = 4;

    private readonly Frame frame = new();
    private readonly IReadOnlyList<LinkedRule> linked;
    private readonly BlockRule[] rules;
    private readonly BlockRule[] always;
    private readonly TapeJudge tapes;
    private readonly Binding binding;
    private readonly RuleTotal[] totals;
    private readonly HashSet<LinkedRule> taped;
    private readonly IReadOnlyList<LaneGroup> lanes;
    private readonly List<CaseVerdict> verdicts = [];
    private readonly Handing handing;

    /// <summary>Prepares for the rules about a kind of case.</summary>
    /// <param name="rulebook">The packs.</param>
    /// <param name="caseKind">Kind of the cases.</param>
    /// <param name="closes">The activities that end a case.</param>
    /// <param name="handing">Which single verdicts are wanted.</param>
    /// <param name="detail">What is counted.</param>
    public BulkWorker(
        Rulebook rulebook, string caseKind, IReadOnlyCollection<string> closes, Handing handing = Handing.Nothing, Detail detail = Detail.Counts)
    {
        ArgumentNullException.ThrowIfNull(rulebook);
        this.handing = handing;
        linked = rulebook.About(caseKind);
        var attributes = new BlockAttributes(rulebook.Lexicon);
        var lowering = new Lowering(frame, rulebook.Lexicon, attributes);
        var sorting = new LaneSorting(rulebook.Lexicon, attributes);
        totals = [.. linked.Select(r => new RuleTotal(r))];
        rules = [.. totals.Select((total, i) => new BlockRule(frame, i, total))];
        InLanes = detail == Detail.States && handing != Handing.Touched ? [.. linked.Where((r, i) => sorting.Sort(i, r, totals[i]))] : [];
        taped = [.. linked.Where((r, i) => !InLanes.Contains(r) && !lowering.Lower(r, rules[i]))];
        tapes = new(rulebook.Lexicon, [.. linked.Index().Where(r => taped.Contains(r.Item)).Select(r => (r.Item, rules[r.Index]))]);
        always = [.. rules.Where(r => r.Always)];
        lanes = sorting.Groups;
        binding = new(rulebook.Lexicon, lowering, attributes, sorting.Conditions, [.. closes]);
    }

    /// <summary>What each rule came to so far, in pack order.</summary>
    public IReadOnlyList<RuleTotal> Totals => totals;

    /// <summary>
    /// The single verdicts on the cases of the block judged last; those of one rule in the order of the cases. Where only states are
    /// counted, they may come without counts.
    /// </summary>
    public IReadOnlyList<CaseVerdict> Verdicts => verdicts;

    /// <summary>How many rules are judged from columns alone; the others need a tape.</summary>
    public int Lowered => rules.Length - taped.Count;

    private HashSet<LinkedRule> InLanes { get; }

    /// <summary>Judges the cases of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="now">The instant of judging, UTC microseconds; events after it are not seen.</param>
    /// <param name="closed">True to take every case as closed.</param>
    public void Judge(EventBlock block, long now, bool closed)
    {
        ArgumentNullException.ThrowIfNull(block);
        binding.Bind(block);
        frame.Instants = block.Instants;
        frame.Now = now;
        verdicts.Clear();

        JudgeLanes(block, closed);

        if (always.Length == 0 && tapes.IsEmpty && binding.Concerned * Sparse < block.Events)
        {
            Search(block, closed);
        }
        else
        {
            Walk(block, closed);
        }

        for (var i = 0; i < totals.Length; i++)
        {
            totals[i].Take(rules[i], block.Cases - (taped.Contains(linked[i]) ? 0 : Outside(block, linked[i], now)));
        }
    }

    /// <summary>The cases that a revision has no verdict on: all before its time, and those that began after it.</summary>
    private static int Outside(EventBlock block, LinkedRule rule, long now)
    {
        if (rule.From > now)
        {
            return block.Cases;
        }

        var outside = 0;
        var offsets = block.Offsets;

        for (var one = 0; one < block.Cases && rule.Until != Track.Never; one++)
        {
            var begins = offsets[one] < offsets[one + 1] ? Math.Min(now, block.Instants[offsets[one]]) : now;
            outside += rule.Until <= begins ? 1 : 0;
        }

        return outside;
    }

    private void JudgeLanes(EventBlock block, bool closed)
    {
        var offsets = block.Offsets;

        foreach (var group in lanes)
        {
            group.Bind(block, binding.Places);

            for (var one = 0; one < block.Cases; one++)
            {
                Begin(block, offsets[one], offsets[one + 1], closed);

                for (var broken = group.Judge(block, frame); broken != 0 && handing != Handing.Nothing; broken &= broken - 1)
                {
                    verdicts.Add(new(one, group.Rule(BitOperations.TrailingZeroCount(broken)), VerdictState.Breached, 0, 0, 0, Track.Never));
                }
            }

            group.Total();
        }
    }

    /// <summary>Goes from event to event.</summary>
    private void Walk(EventBlock block, bool closed)
    {
        var offsets = block.Offsets;

        for (var one = 0; one < block.Cases; one++)
        {
            Begin(block, offsets[one], offsets[one + 1], closed);

            foreach (var rule in always)
            {
                rule.Touch();
            }

            Play(block.ActivityCodes, offsets[one]);

            if (!tapes.IsEmpty)
            {
                tapes.Judge(block, binding.Places, frame, totals);
            }

            Finish(one);
        }
    }

    /// <summary>Goes from one event that concerns a rule to the next.</summary>
    private void Search(EventBlock block, bool closed)
    {
        var offsets = block.Offsets;
        var codes = MemoryMarshal.Cast<ushort, char>(block.ActivityCodes.AsSpan(0, block.Events));

        for (int one = 0, at = 0; at < codes.Length; at = offsets[one])
        {
            var ahead = codes[at..].IndexOfAny(binding.Searched);

            if (ahead < 0)
            {
                return;
            }

            while (offsets[one + 1] <= at + ahead)
            {
                one++;
            }

            Begin(block, offsets[one], offsets[one + 1], closed);
            Play(block.ActivityCodes, at + ahead);
            Finish(one++);
        }
    }

    private void Begin(EventBlock block, int first, int end, bool closed)
    {
        while (end > first && block.Instants[end - 1] > frame.Now)
        {
            end--;
        }

        frame.Begin(first, end, closed || binding.Closes(block.ActivityCodes.AsSpan(first, end - first)));
    }

    private void Play(ushort[] activities, int from)
    {
        var (entries, instants) = (binding.Entries, frame.Instants);

        for (var i = from; i < frame.End; i++)
        {
            var entry = entries[activities[i]];

            if (entry is null)
            {
                continue;
            }

            var ops = entry.Codes is null ? entry.Ops : entry.ByCode[entry.Codes[i]];

            foreach (ref readonly var op in ops.AsSpan())
            {
                if (op.Tested is null && !op.Doubts)
                {
                    Do(op.Relation, op.Looks, i, instants[i]);
                }
                else
                {
                    Test(in op, i, instants[i]);
                }
            }
        }
    }

    private static void Test(ref readonly Op op, int position, long at)
    {
        var truth = op.Doubts ? Truth.Unknown : op.Tested!.Part.Test(position, at);

        if (truth == Truth.True)
        {
            Do(op.Relation, op.Looks, position, at);
        }
        else if (truth == Truth.Unknown && (op.Doubts || op.Tested!.Part.Activates))
        {
            op.Relation.Doubt();
        }
    }

    private static void Do(BlockRelation relation, bool looks, int position, long at)
    {
        if (looks)
        {
            relation.Look(position, at);
        }
        else
        {
            relation.Keep(position, at);
        }
    }

    private void Finish(int one)
    {
        foreach (var rule in frame.Touched)
        {
            var state = rule.Finish();

            if (handing == Handing.Touched || (handing == Handing.Breached && state == VerdictState.Breached))
            {
                verdicts.Add(rule.Verdict(one, state));
            }
        }
    }
}
