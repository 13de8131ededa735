using System.Runtime.InteropServices;

namespace Guiju.Norms.Running;

/// <summary>A stretch in which a clock stands still: [From, To).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stand(long From, long To, int FromFact, int ToFact);

/// <summary>
/// How time is counted for a norm in a case. Everything that counts time asks here, so that a working calendar changes nothing else.
/// A deadline is the first instant at which the counted time reaches the limit; while the clock stands short of it there is none.
/// </summary>
internal sealed class Track
{
    public const long Never = long.MaxValue;

    public static readonly Track Wall = new([]);

    private readonly List<Stand> stands;

    private Track(List<Stand> stands) => this.stands = stands;

    public IReadOnlyList<Stand> Stands => stands;

    /// <summary>Reads the stretches from the trace. The clock stands while any of the pauses is open.</summary>
    public static Track Read(Tape tape, (EventSlot From, EventSlot Until)[] pauses)
    {
        if (pauses.Length == 0)
        {
            return Wall;
        }

        var found = new List<Stand>();
        var open = 0UL;
        var began = -1;

        for (var i = 0; i < tape.Count; i++)
        {
            var before = open;
            open = Opened(tape, i, pauses, open);

            if (before == 0 && open != 0)
            {
                began = i;
            }
            else if (before != 0 && open == 0)
            {
                found.Add(new(tape.Instants[began], tape.Instants[i], began, i));
            }
        }

        if (open != 0)
        {
            found.Add(new(tape.Instants[began], Never, began, -1));
        }

        return found.Count == 0 ? Wall : new(found);
    }

    private static ulong Opened(Tape tape, int position, (EventSlot From, EventSlot Until)[] pauses, ulong open)
    {
        for (var p = 0; p < pauses.Length; p++)
        {
            var bit = 1UL << p;
            open = pauses[p].From.Is(tape, position) ? open | bit : pauses[p].Until.Is(tape, position) ? open & ~bit : open;
        }

        return open;
    }

    /// <summary>Counted time between two instants.</summary>
    public long Elapsed(long from, long to)
    {
        var elapsed = to - from;

        foreach (var stand in stands)
        {
            elapsed -= Math.Max(0, Math.Min(to, stand.To) - Math.Max(from, stand.From));
        }

        return elapsed;
    }

    /// <summary>The first instant at which the counted time since an instant reaches a length, or <see cref="Never"/>.</summary>
    public long Due(long from, long length)
    {
        var at = from;

        foreach (var stand in stands)
        {
            if (stand.To <= at)
            {
                continue;
            }

            if (length <= 0 || length <= stand.From - at)
            {
                break;
            }

            length -= Math.Max(0, stand.From - at);
            at = stand.To;

            if (at == Never)
            {
                return Never;
            }
        }

        return at + Math.Max(0, length);
    }

    public bool StandsAt(long instant)
    {
        foreach (var stand in stands)
        {
            if (stand.From <= instant && instant < stand.To)
            {
                return true;
            }
        }

        return false;
    }
}
