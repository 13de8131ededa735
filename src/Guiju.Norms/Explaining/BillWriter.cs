using Guiju.Norms.Calendars;
using Guiju.Norms.Running;

namespace Guiju.Norms.Explaining;

/// <summary>Writes the arithmetic of a clock, day by day.</summary>
internal sealed class BillWriter(Track track, TimeZoneInfo zone, Tape tape)
{
    private readonly LocalDays local = new(zone);

    public Bill Write(long from, long to, bool ended, long? limit, long? dueAt)
    {
        var lines = Days(from, to);
        var pauses = Pauses(from, to, ended);
        return new(
            from, to, ended, track.Calendar?.Name, local.Zone, limit, dueAt, track.Elapsed(from, to), to - from,
            lines.Sum(d => d.Off), lines.Sum(d => d.Paused), lines, pauses);
    }

    /// <summary>The working stretches of the day that an instant lies in.</summary>
    public static List<Stretch> Hours(WorkCalendar calendar, TimeZoneInfo zone, long at)
    {
        var days = new LocalDays(zone);
        var (begins, ends) = (days.Begin(days.Of(at)), days.Begin(days.Of(at).AddDays(1)));
        return [.. calendar.Between(begins, ends).Select(s => new Stretch(s.From, s.To, StretchKind.Counts))];
    }

    private List<BillDay> Days(long from, long to)
    {
        var lines = new List<BillDay>();
        var total = 0L;

        for (var (at, day) = (from, local.Of(from)); at < to || lines.Count == 0; day = day.AddDays(1))
        {
            var end = Math.Min(to, local.Begin(day.AddDays(1)));
            var stretches = Stretches(at, end);
            var (elapsed, off, paused) = (Sum(stretches, StretchKind.Counts), Sum(stretches, StretchKind.Off), Sum(stretches, StretchKind.Paused));
            total += elapsed;
            lines.Add(new(day, elapsed, off, paused, total, stretches));
            at = end;
        }

        return lines;
    }

    private static long Sum(List<Stretch> stretches, StretchKind kind) => stretches.Sum(s => s.Kind == kind ? s.To - s.From : 0);

    /// <summary>What lies outside the hours is off, also while the clock stands.</summary>
    private List<Stretch> Stretches(long from, long to)
    {
        var cuts = new SortedSet<long> { from, to };
        cuts.UnionWith(track.Stands.SelectMany(s => new[] { s.From, s.To }).Where(Within));

        if (track.Calendar is { } calendar)
        {
            cuts.UnionWith(calendar.Between(from, to).SelectMany(s => new[] { s.From, s.To }).Where(Within));
        }

        var found = new List<Stretch>();
        var begin = from;

        foreach (var end in cuts.Skip(1))
        {
            var kind = Kind(begin);
            if (found.Count > 0 && found[^1].Kind == kind)
            {
                found[^1] = found[^1] with { To = end };
            }
            else
            {
                found.Add(new(begin, end, kind));
            }

            begin = end;
        }

        return found;

        bool Within(long at) => at > from && at < to;
    }

    private StretchKind Kind(long at) =>
        track.Calendar is { } calendar && calendar.Worked(at + 1) == calendar.Worked(at) ? StretchKind.Off
        : track.StandsAt(at) ? StretchKind.Paused
        : StretchKind.Counts;

    private List<Pause> Pauses(long from, long to, bool ended)
    {
        var found = new List<Pause>();

        foreach (var stand in track.Stands)
        {
            var (begins, ends) = (Math.Max(from, stand.From), Math.Min(to, stand.To));

            if (ends > begins || (ends == begins && stand.From == begins && !ended))
            {
                var counted = track.Calendar is { } calendar ? calendar.Worked(ends) - calendar.Worked(begins) : ends - begins;
                found.Add(new(begins, ends, counted, tape[stand.FromFact].Id, stand.ToFact >= 0 && stand.To <= to ? tape[stand.ToFact].Id : null));
            }
        }

        return found;
    }
}
