using Guiju.Norms.Running;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Explaining;

/// <summary>Goes through the events that a rule looks for and says how near each came.</summary>
internal sealed class Candidates(Search search, Linker linker, Tape tape, Track track)
{
    private const int Most = 12;

    private readonly EventSlot from = linker.Slot(search.From);
    private readonly EventSlot target = linker.Slot(search.Target);
    private readonly Correlation same = new(search.Same, search.Pair, linker);
    private readonly AtomReader atoms = new(linker, tape);

    public Search Search => search;

    public bool Starts(int position) => from.Match(tape, position) != Truth.False;

    /// <summary>The events of interest, those nearest to the activation when there are many.</summary>
    public List<Candidate> Of(ref Finding finding)
    {
        var found = new List<(Candidate Candidate, int Position)>();

        foreach (var position in Positions(finding.Activation))
        {
            if (Look(ref finding, position) is { } candidate)
            {
                found.Add((candidate, position));
            }
        }

        var (activation, decisive) = (finding.Activation, finding.Target);
        return
        [
            .. found.OrderBy(f => f.Position == decisive ? -1 : Math.Abs(f.Position - activation)).Take(Most).OrderBy(f => f.Position).Select(f => f.Candidate),
        ];
    }

    private IEnumerable<int> Positions(int activation)
    {
        var (first, last) = search.Side switch
        {
            Side.After => (activation + 1, search.Adjacent ? Math.Min(activation + 1, tape.Count - 1) : tape.Count - 1),
            Side.Before => (search.Adjacent ? Math.Max(0, activation - 1) : 0, activation - 1),
            _ => (0, tape.Count - 1),
        };

        return Enumerable.Range(first, Math.Max(0, last - first + 1)).Where(i => i != activation);
    }

    private Candidate? Look(ref Finding finding, int position)
    {
        var known = Array.IndexOf(target.Activities, tape.Activities[position]) >= 0;

        if (position == finding.Target && finding.Released)
        {
            return Make(ref finding, position, Nearness.Releases);
        }

        if (!known)
        {
            return search.Adjacent ? Make(ref finding, position, Nearness.OutOfPlace) : null;
        }

        if (position > finding.Target && finding.Target >= 0 && search.Side == Side.After)
        {
            return null;
        }

        var truth = target.Match(tape, position);
        var nearness = truth == Truth.False ? Nearness.Condition
            : truth == Truth.Unknown ? Nearness.Missing
            : !same.IsEmpty && !Shared(finding.Activation, position) ? Nearness.OtherKey
            : Placed(ref finding, position);

        return Make(ref finding, position, nearness);
    }

    private bool Shared(int activation, int position) => search.Swapped ? same.Shared(tape, position, activation) : same.Shared(tape, activation, position);

    private List<Atom> Pair(int activation, int position) =>
        search.Swapped ? atoms.Read(search.Pair, position, AtomRole.Same, activation) : atoms.Read(search.Pair, activation, AtomRole.Same, position);

    /// <summary>For an event that fits in itself.</summary>
    private Nearness Placed(ref Finding finding, int position)
    {
        var distance = Distance(ref finding, position);
        var late = position > finding.Activation && finding.Due < tape.Instants[position];

        if (position == finding.Target && !search.Counting)
        {
            return finding.State == VerdictState.Held ? Nearness.Answers
                : search.Forbidden ? Nearness.Forbidden
                : Early(ref finding) ? Nearness.TooEarly
                : Nearness.TooLate;
        }

        if (distance > search.AtMost || (!search.Forbidden && late))
        {
            return Nearness.TooLate;
        }

        return distance < search.AtLeast ? Nearness.TooEarly
            : search.Alternate || search.Adjacent || search.Side != Side.Before ? Nearness.OutOfPlace
            : search.Forbidden ? Nearness.Forbidden
            : Nearness.Counts;
    }

    private static bool Early(ref Finding finding) => finding.OpensAt != Finding.None && finding.Detail is ["early"];

    private Candidate Make(ref Finding finding, int position, Nearness nearness) => new(
        tape[position].Id,
        nearness,
        search.Measured || track.Calendar is not null ? Distance(ref finding, position) : null,
        nearness switch
        {
            Nearness.Condition or Nearness.Missing => atoms.Read(Where(position), position, AtomRole.Where),
            Nearness.OtherKey => [.. atoms.Shared(search.Same, finding.Activation, position), .. Pair(finding.Activation, position)],
            _ => [],
        });

    private Programs.ConditionProgram? Where(int position) =>
        search.Target.Choices.FirstOrDefault(c => linker.Activity(c.Activity) == tape.Activities[position])?.Where;

    /// <summary>Counted time between activation and event; until it is released or answered by an event, that is the time that was used.</summary>
    private long Distance(ref Finding finding, int position)
    {
        var origin = finding.Start != Finding.None && search.Side == Side.After ? finding.Start : tape.Instants[finding.Activation];
        var at = tape.Instants[position];
        return track.Elapsed(Math.Min(origin, at), Math.Max(origin, at));
    }

    /// <summary>The place of the one that answers or came nearest, or -1.</summary>
    public static int Best(IReadOnlyList<Candidate> candidates)
    {
        var best = -1;

        for (var i = 0; i < candidates.Count; i++)
        {
            if (best < 0 || Better(candidates[i], candidates[best]))
            {
                best = i;
            }
        }

        return best;
    }

    private static bool Better(Candidate one, Candidate other) =>
        one.Nearness != other.Nearness ? one.Nearness < other.Nearness
        : one.Nearness == Nearness.TooEarly ? one.Distance > other.Distance
        : one.Distance < other.Distance;
}
