using System.Runtime.InteropServices;
using Guiju.Norms.Calendars;

namespace Guiju.Norms.Running;

/// <summary>A stretch in which a clock stands still: [From, To). It may end by no event, and lack something that it should have.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stand(long From, long To, int FromFact, int ToFact, IReadOnlyList<string> Lacks);

/// <summary>
/// How time is counted for a norm in a case: by the wall or by a working calendar, less the stretches in which the clock stands.
/// A deadline is the first instant at which the counted time reaches the limit; while the clock stands short of it there is none.
/// </summary>
internal sealed class Track
{
    public const long Never = long.MaxValue;

    /// <summary>A deadline beyond what the calendar knows; it sorts after every instant, like <see cref="Never"/>.</summary>
    public const long Unknown = long.MaxValue - 1;

    public static readonly Track Wall = new([], null);

    private readonly List<Stand> stands;
    private readonly WorkCalendar? calendar;

    private Track(List<Stand> stands, WorkCalendar? calendar) => (this.stands, this.calendar) = (stands, calendar);

    /// <summary>Counts by a calendar alone.</summary>
    public static Track By(WorkCalendar calendar) => new([], calendar);

    /// <summary>The calendar that it counts by, or null for the wall.</summary>
    public WorkCalendar? Calendar => calendar;

    public IReadOnlyList<Stand> Stands => stands;

    /// <summary>Reads the stretches from the trace. The clock stands while any of the pauses is open.</summary>
    public static Track Read(Tape tape, Pause[] pauses, WorkCalendar? calendar)
    {
        var found = new List<Stand>();

        foreach (var pause in pauses)
        {
            pause.Read(tape, calendar, found);
        }

        return found.Count == 0 ? calendar is null ? Wall : By(calendar) : new(pauses.Length == 1 ? found : Apart(found), calendar);
    }

    /// <summary>Stretches in their order, none over another. Where two overlap the one that began first is shown.</summary>
    private static List<Stand> Apart(List<Stand> found)
    {
        var apart = new List<Stand>();

        foreach (var stand in found.OrderBy(s => s.From).ThenBy(s => s.FromFact))
        {
            if (apart.Count == 0 || apart[^1].To <= stand.From)
            {
                apart.Add(stand);
            }
            else if (apart[^1].To < stand.To && apart[^1].Lacks.SequenceEqual(stand.Lacks))
            {
                apart[^1] = apart[^1] with { To = stand.To, ToFact = stand.ToFact };
            }
            else if (apart[^1].To < stand.To)
            {
                apart.Add(stand with { From = apart[^1].To });
            }
        }

        return apart;
    }

    /// <summary>Counted time between two instants.</summary>
    public long Elapsed(long from, long to)
    {
        var elapsed = Counted(from, to);

        foreach (var stand in stands)
        {
            var (begins, ends) = (Math.Max(from, stand.From), Math.Min(to, stand.To));

            if (ends > begins)
            {
                elapsed -= Counted(begins, ends);
            }
        }

        return elapsed;
    }

    /// <summary>
    /// The first instant at which the counted time since an instant reaches a length, <see cref="Never"/> while the clock stands, or
    /// <see cref="Unknown"/> where the calendar ends before.
    /// </summary>
    public long Due(long from, long length)
    {
        if (calendar?.Knows(from) == false)
        {
            return Unknown;
        }

        var at = from;

        foreach (var stand in stands)
        {
            if (stand.To <= at)
            {
                continue;
            }

            var before = stand.From > at ? Counted(at, stand.From) : 0;

            if (length <= 0 || (stand.From > at && length <= before))
            {
                break;
            }

            length -= before;
            at = stand.To;

            if (at == Never)
            {
                return Never;
            }
        }

        return length <= 0 ? at : calendar is null ? at + length : calendar.Knows(at) ? calendar.At(calendar.Worked(at) + length) : Unknown;
    }

    /// <summary>Time that the wall or the calendar counts, pauses left aside.</summary>
    private long Counted(long from, long to) => calendar is null ? to - from : calendar.Worked(to) - calendar.Worked(from);

    public bool StandsAt(long instant) => ResumesAt(instant) > instant;

    /// <summary>When a clock that stands at an instant runs again if nothing happens; the instant itself when it runs.</summary>
    public long ResumesAt(long instant)
    {
        foreach (var stand in stands)
        {
            if (stand.From <= instant && instant < stand.To)
            {
                instant = stand.To;
            }
        }

        return instant;
    }
}
