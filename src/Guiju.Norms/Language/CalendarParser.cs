using System.Globalization;
using System.Runtime.InteropServices;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Language;

/// <summary>
/// Reads a working calendar: hours by weekday, days off, and days that are worked although they would be off. It is spread out here into
/// stretches of UTC, so that nothing that judges needs to know a time zone.
/// </summary>
internal sealed class CalendarParser(Scope scope, YamlText name)
{
    private const string DefaultZone = "Asia/Shanghai";
    private const int MostYears = 60;
    private const long Minute = 60_000_000;
    private const long TicksOfMicrosecond = TimeSpan.TicksPerMicrosecond;

    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private readonly List<DaySpan>[] week = [[], [], [], [], [], [], []];
    private readonly HashSet<DateOnly> off = [];
    private readonly Dictionary<DateOnly, List<DaySpan>> worked = [];

    public void Parse(YamlNode node)
    {
        if (MapReader.Of(node, scope.Faults, $"The calendar '{name.Value}'") is not { } reader)
        {
            return;
        }

        var faults = scope.Faults.Count;
        var zone = Zone(reader);
        var years = Years(reader.Required("years"));
        Week(reader.Required("hours"));
        DaysOff(reader.Optional("holidays"));
        Worked(reader.Optional("make_up_days"));
        reader.Finish();

        if (scope.Faults.Count == faults && zone is not null && years is { } known)
        {
            scope.AddCalendar(name, Spread(zone, known.First, known.Last));
        }
    }

    private TimeZoneInfo? Zone(MapReader reader)
    {
        var id = reader.OptionalText("zone") ?? DefaultZone;

        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId)
        {
            return zone;
        }

        return scope.Faults.Refuse<TimeZoneInfo>(reader.Optional("zone") ?? reader.Map, "unknown-zone", $"There is no time zone '{id}'.", "Write an IANA name such as Asia/Shanghai.");
    }

    private (int First, int Last)? Years(YamlNode? node)
    {
        if (node is YamlItems { Items: [YamlText first, YamlText last] } && Year(first) is { } from && Year(last) is { } to && from <= to && to - from < MostYears)
        {
            return (from, to);
        }

        if (node is not null)
        {
            scope.Faults.Add(node, "wrong-shape", "'years' is a list of the first and the last year that the calendar knows.", "Write [2025, 2027].");
        }

        return null;
    }

    private static int? Year(YamlText text) =>
        int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1970 and <= 2200 ? year : null;

    private void Week(YamlNode? node)
    {
        if (node is null || MapReader.Of(node, scope.Faults, "'hours'") is not { } reader)
        {
            return;
        }

        foreach (var entry in reader.Map.Entries)
        {
            var hours = Hours(entry.Value);

            foreach (var day in Weekdays(entry.Key))
            {
                week[day].AddRange(hours);
            }
        }
    }

    private int[] Weekdays(YamlText key)
    {
        var ends = key.Value.Split('-');
        var (first, last) = (Array.IndexOf(Days, ends[0]), Array.IndexOf(Days, ends[^1]));

        if (ends.Length <= 2 && first >= 0 && last >= first)
        {
            return [.. Enumerable.Range(first, last - first + 1)];
        }

        scope.Faults.Unknown(key, "unknown-value", "weekday", key.Value, [.. Days, "mon-fri", "sat-sun", "mon-sun"]);
        return [];
    }

    private List<DaySpan> Hours(YamlNode node)
    {
        var found = new List<DaySpan>();

        foreach (var item in YamlNode.Each(node))
        {
            if (item is YamlText text && DaySpan.Parse(text.Value) is { } span)
            {
                found.Add(span);
            }
            else
            {
                scope.Faults.Add(item, "bad-hours", "Hours are written from-to.", "Write \"08:30-12:00\"; an end before the start lies in the next day.");
            }
        }

        return found;
    }

    private void DaysOff(YamlNode? node)
    {
        foreach (var item in YamlNode.Each(node))
        {
            if (item is YamlText text && Range(text.Value) is { } range)
            {
                for (var day = range.From; day <= range.To; day = day.AddDays(1))
                {
                    off.Add(day);
                }
            }
            else
            {
                scope.Faults.Add(item, "bad-date", "This is not a day or a range of days.", "Write 2026-10-01 or 2026-10-01..2026-10-07.");
            }
        }
    }

    /// <summary>Days that are worked: a list, worked like the first weekday that has hours, or a mapping of days to hours of their own.</summary>
    private void Worked(YamlNode? node)
    {
        if (node is YamlMap map)
        {
            foreach (var entry in map.Entries)
            {
                Work(entry.Key, Hours(entry.Value));
            }

            return;
        }

        foreach (var item in YamlNode.Each(node))
        {
            Work(item, Array.Find(week, d => d.Count > 0) ?? []);
        }
    }

    private void Work(YamlNode at, List<DaySpan> hours)
    {
        if (at is not YamlText text || Date(text.Value) is not { } day)
        {
            scope.Faults.Add(at, "bad-date", "This is not a day.", "Write 2026-10-10.");
        }
        else if (off.Contains(day))
        {
            scope.Faults.Add(at, "duplicate-id", $"{text.Value} cannot be both a day off and a day that is worked.");
        }
        else
        {
            worked[day] = hours;
        }
    }

    private static (DateOnly From, DateOnly To)? Range(string text)
    {
        var ends = text.Split("..");
        return ends.Length <= 2 && Date(ends[0]) is { } from && Date(ends[^1]) is { } to && from <= to && to.DayNumber - from.DayNumber < 400 ? (from, to) : null;
    }

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private CalendarProgram Spread(TimeZoneInfo zone, int first, int last)
    {
        var (from, until) = (new DateOnly(first, 1, 1), new DateOnly(last + 1, 1, 1));
        var spans = new List<(long From, long To)>();

        for (var day = from; day < until; day = day.AddDays(1))
        {
            DaySpan[] hours =
            [
                .. Of(day).Select(h => new DaySpan(h.From, Math.Min(h.To, DaySpan.Day))),
                .. Of(day.AddDays(-1)).Where(h => h.To > DaySpan.Day).Select(h => new DaySpan(0, h.To - DaySpan.Day)),
            ];
            var (begins, ends) = (Utc(zone, day), Utc(zone, day.AddDays(1)));
            spans.AddRange(ends - begins == DaySpan.Day * Minute
                ? hours.Select(h => (begins + (h.From * Minute), begins + (h.To * Minute)))
                : OfChange(zone, begins, ends, hours));
        }

        return new(name.Value, Utc(zone, from), Utc(zone, until), [.. Joined(spans).SelectMany(s => new[] { s.From, s.To })], zone.Id);
    }

    private List<DaySpan> Of(DateOnly day) =>
        worked.TryGetValue(day, out var own) ? own : off.Contains(day) ? [] : week[((int)day.DayOfWeek + 6) % 7];

    /// <summary>A day on which the clocks are changed, minute by minute: what the clock on the wall shows decides.</summary>
    private static IEnumerable<(long From, long To)> OfChange(TimeZoneInfo zone, long begins, long ends, DaySpan[] hours)
    {
        for (var at = begins; at < ends; at += Minute)
        {
            var shown = TimeZoneInfo.ConvertTimeFromUtc(DateTime.UnixEpoch.AddTicks(at * TicksOfMicrosecond), zone).TimeOfDay.TotalMinutes;

            if (Array.Exists(hours, h => h.From <= shown && shown < h.To))
            {
                yield return (at, at + Minute);
            }
        }
    }

    /// <summary>Stretches that touch or overlap become one.</summary>
    private static List<(long From, long To)> Joined(List<(long From, long To)> spans)
    {
        var joined = new List<(long From, long To)>();

        foreach (var span in spans.Order())
        {
            if (joined.Count > 0 && span.From <= joined[^1].To)
            {
                joined[^1] = (joined[^1].From, Math.Max(joined[^1].To, span.To));
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }

    /// <summary>The instant at which a local day begins, also where its first hour is skipped or comes twice.</summary>
    private static long Utc(TimeZoneInfo zone, DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);

        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return (local - offset - DateTime.UnixEpoch).Ticks / TicksOfMicrosecond;
    }
}

/// <summary>A stretch of a day in minutes from its beginning; more than 1,440 lies in the next day.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DaySpan(int From, int To)
{
    public const int Day = 1_440;

    public static DaySpan? Parse(string text)
    {
        var ends = text.Split('-');
        return ends.Length == 2 && Minute(ends[0]) is { } from and < Day && Minute(ends[1]) is { } to && to != from
            ? new(from, to > from ? to : to + Day)
            : null;
    }

    private static int? Minute(string text)
    {
        var parts = text.Trim().Split(':');
        return parts.Length == 2 && parts[1].Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            && minute < 60 && (hour < 24 || (hour == 24 && minute == 0))
            ? (hour * 60) + minute
            : null;
    }
}
