using Guiju.Norms.Programs;

namespace Guiju.Norms.Calendars;

/// <summary>
/// Working time as a function of instants: how much of it has passed since the calendar began, and the other way round. All instants are
/// UTC microseconds. Nothing is said of times before or after the years that the calendar knows.
/// </summary>
internal sealed class WorkCalendar
{
    /// <summary>A stretch of 2 to this many microseconds, which is 4.8 hours, has few spans in it.</summary>
    private const int HintBits = 34;

    private readonly long[] starts;
    private readonly long[] ends;
    private readonly long[] before;
    private readonly int[] hints;

    public WorkCalendar(CalendarProgram program)
    {
        var count = program.Spans.Count / 2;
        (starts, ends, before) = (new long[count], new long[count], new long[count + 1]);
        (Name, Zone, KnownFrom, KnownUntil) = (program.Name, program.Zone, program.KnownFrom, program.KnownUntil);

        for (var i = 0; i < count; i++)
        {
            (starts[i], ends[i]) = (program.Spans[2 * i], program.Spans[(2 * i) + 1]);
            before[i + 1] = before[i] + ends[i] - starts[i];
        }

        hints = Hints();
    }

    /// <summary>Its name in the pack.</summary>
    public string Name { get; }

    /// <summary>The zone whose days it speaks of.</summary>
    public string Zone { get; }

    /// <summary>The first instant that it knows.</summary>
    public long KnownFrom { get; }

    /// <summary>The end of what it knows.</summary>
    public long KnownUntil { get; }

    /// <summary>Working time from the beginning of the calendar to an instant.</summary>
    public long Worked(long at)
    {
        var i = Last(at);
        return i < 0 ? 0 : before[i] + Math.Min(at, ends[i]) - starts[i];
    }

    /// <summary>
    /// Twice the working time up to an instant, and one more where an earlier instant has as much: so a deadline, which is the first
    /// instant with its working time, has passed exactly when this is greater than twice that time.
    /// </summary>
    public long HalfSteps(long at)
    {
        var i = Last(at);
        return i < 0 ? 0 : at > starts[i] && at <= ends[i] ? 2 * (before[i] + at - starts[i]) : (2 * Worked(at)) + 1;
    }

    /// <summary>The first instant by which so much working time has passed, or <see cref="Running.Track.Unknown"/> beyond the last known year.</summary>
    public long At(long worked)
    {
        if (worked <= 0)
        {
            return KnownFrom;
        }

        if (worked > before[^1])
        {
            return Running.Track.Unknown;
        }

        var i = Array.BinarySearch(before, worked);
        i = i >= 0 ? i - 1 : ~i - 1;
        return starts[i] + worked - before[i];
    }

    /// <summary>Whether an instant lies in working time; both ends of a span belong to it.</summary>
    public bool Works(long at) => Last(at) is var i and >= 0 && at <= ends[i];

    /// <summary>The first working instant from one on, or null beyond the last known year.</summary>
    public long? Opens(long at)
    {
        var i = Last(at);
        return i >= 0 && at <= ends[i] ? at : i + 1 < starts.Length ? starts[i + 1] : null;
    }

    /// <summary>The spans of working time that lie in a stretch or reach into it, cut to it.</summary>
    public IEnumerable<(long From, long To)> Between(long from, long to)
    {
        for (var i = Math.Max(0, Last(from)); i < starts.Length && starts[i] < to; i++)
        {
            if (ends[i] > from)
            {
                yield return (Math.Max(from, starts[i]), Math.Min(to, ends[i]));
            }
        }
    }

    /// <summary>Whether the calendar says anything of an instant.</summary>
    public bool Knows(long at) => at >= KnownFrom && at < KnownUntil;

    /// <summary>The last span that begins at an instant or before it, or -1.</summary>
    private int Last(long at)
    {
        if (starts.Length == 0 || at < starts[0])
        {
            return -1;
        }

        var i = hints[Math.Min((at - starts[0]) >> HintBits, hints.Length - 1)];

        while (i + 1 < starts.Length && starts[i + 1] <= at)
        {
            i++;
        }

        return i;
    }

    /// <summary>The last span begun at the start of each stretch of a few hours, so that nobody need search for it.</summary>
    private int[] Hints()
    {
        if (starts.Length == 0)
        {
            return [];
        }

        var found = new int[((starts[^1] - starts[0]) >> HintBits) + 1];

        for (int k = 0, i = 0; k < found.Length; k++)
        {
            while (i + 1 < starts.Length && starts[i + 1] <= starts[0] + ((long)k << HintBits))
            {
                i++;
            }

            found[k] = i;
        }

        return found;
    }
}
