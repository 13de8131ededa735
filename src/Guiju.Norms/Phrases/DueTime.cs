using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Guiju.Norms.Phrases;

/// <summary>By when something is promised, as far as the sentence says so in usual words.</summary>
public static class DueTime
{
    private const string Digits = "\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d";
    private const char Ten = '\u5341';
    private const char Pair = '\u4e24';
    private const char Half = '\u534a';
    private const string Week = "\u65e5\u4e00\u4e8c\u4e09\u56db\u4e94\u516d";

    private static readonly string[] Lines = [.. Variants.Lines("due.txt").Where(l => !l.StartsWith('#'))];

    /// <summary>Variants of the characters of the patterns, each with the one that the pattern has.</summary>
    private static readonly Dictionary<char, char> Written = Lines.SelectMany(l => l).Distinct()
        .SelectMany(c => Variants.Of([Folding.Of(c)]).SelectMany(group => group).Where(v => v != c && !char.IsSurrogate(v)).Select(v => (Variant: v, Char: c)))
        .DistinctBy(w => w.Variant).ToDictionary(w => w.Variant, w => w.Char);

    private static readonly Dictionary<string, Regex> Patterns = Lines.Select(l => l.Split(' ', 2)).ToDictionary(l => l[0], l => new Regex(l[1], RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));

    /// <summary>The instant by which it is due; null where the sentence names none.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="said">When it was said.</param>
    /// <param name="zone">Whose days and clocks are meant.</param>
    public static DateTimeOffset? In(string sentence, DateTimeOffset said, TimeZoneInfo zone)
    {
        var text = string.Concat(Plain(sentence).Select(c => Written.GetValueOrDefault(c, c)));

        if (Patterns["within"].Match(text) is { Success: true } within)
        {
            return said + Length(within);
        }

        var local = TimeZoneInfo.ConvertTime(said, zone).DateTime;
        var day = Day(text, local.Date);
        var time = Patterns["clock"].Match(text) is { Success: true } clock ? Time(clock) : null;

        return (day, time) switch
        {
            (null, null) => null,
            ({ } d, null) => At(d.AddDays(1), zone),
            (null, { } t) => At(local.Date + t > local ? local.Date + t : local.Date.AddDays(1) + t, zone),
            ({ } d, { } t) => At(d + t, zone),
        };
    }

    /// <summary>Broken text has no normal form; it stays as it is.</summary>
    private static string Plain(string sentence)
    {
        try
        {
            return sentence.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return sentence;
        }
    }

    private static DateTimeOffset At(DateTime local, TimeZoneInfo zone) => new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone.GetUtcOffset(local));

    private static TimeSpan Length(Match match)
    {
        var count = match.Groups["n"].Value is [Half] ? 0.5 : Number(match.Groups["n"].Value) + (match.Groups["half"].Success ? 0.5 : 0);

        return match.Groups["unit"].Value switch
        {
            "\u5206\u949f" => TimeSpan.FromMinutes(count),
            "\u5c0f\u65f6" or "\u949f\u5934" => TimeSpan.FromHours(count),
            "\u5929" or "\u65e5" => TimeSpan.FromDays(count),
            _ => TimeSpan.FromDays(7 * count),
        };
    }

    private static DateTime? Day(string text, DateTime today)
    {
        if (Patterns["date"].Match(text) is { Success: true } date)
        {
            return Date(date, today);
        }

        if (Patterns["weekday"].Match(text) is { Success: true } weekday)
        {
            var wanted = Week.IndexOf(weekday.Groups["weekday"].Value.Replace('\u5929', Week[0]), StringComparison.Ordinal);
            var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
            var day = monday.AddDays((wanted + 6) % 7);
            return weekday.Groups["next"].Success || day < today ? day.AddDays(7) : day;
        }

        int[] ahead = [.. Enumerable.Range(0, 3).Where(d => Patterns[$"day{d}"].IsMatch(text)).Take(1)];
        return ahead is [var days] ? today.AddDays(days) : null;
    }

    /// <summary>Without a year, the next such day; a day that no month has is none.</summary>
    private static DateTime? Date(Match match, DateTime today)
    {
        var year = match.Groups["year"].Success ? Whole(match, "year") : today.Year;
        var (month, day) = (Whole(match, "month"), Whole(match, "day"));

        if (year is < 1 or > 9000 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var date = new DateTime(year, month, day);
        return !match.Groups["year"].Success && date < today && DateTime.DaysInMonth(year + 1, month) >= day ? new DateTime(year + 1, month, day) : date;
    }

    private static TimeSpan? Time(Match match)
    {
        var hour = (int)Number(match.Groups["hour"].Value);
        var minute = match.Groups["thirty"].Success ? 30 : match.Groups["minute"].Success ? Whole(match, "minute") : 0;
        var later = hour < 12 && Patterns["afternoon"].IsMatch(match.Groups["half"].Value) ? 12 : 0;
        return hour > 24 || minute > 59 ? null : new TimeSpan(hour + later, minute, 0);
    }

    private static int Whole(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>Figures, or Chinese numerals up to ninety-nine.</summary>
    private static double Number(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return Math.Min(number, 10_000);
        }

        var numeral = text.Replace(Pair, Digits[2]);
        var ten = numeral.IndexOf(Ten, StringComparison.Ordinal);
        double Of(string digit) => digit.Length == 0 ? 0 : Math.Max(0, Digits.IndexOf(digit[^1], StringComparison.Ordinal));

        return ten < 0 ? Of(numeral) : ((ten == 0 ? 1 : Of(numeral[..ten])) * 10) + Of(numeral[(ten + 1)..]);
    }
}
