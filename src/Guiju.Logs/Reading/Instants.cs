using System.Globalization;

namespace Guiju.Logs.Reading;

/// <summary>Reads points in time. An offset that is written is honoured; a time without one is in the configured zone.</summary>
internal static class Instants
{
    /// <summary>Reads an ISO 8601 instant such as <c>2011-10-12T11:00:47.123+02:00</c>.</summary>
    /// <returns>Null when it is none.</returns>
    public static DateTimeOffset? Iso(ReadOnlySpan<char> text, TimeZoneInfo zone, out bool naive)
    {
        text = text.Trim();
        naive = false;
        if (!Day(text, out var day) || !Clock(text.Length > 10 ? text[11..] : [], out var ticks, out var rest))
        {
            return null;
        }

        if (rest.IsEmpty)
        {
            naive = true;
            return Local(day.AddTicks(ticks), zone);
        }

        return Offset(rest, out var offset) ? Absolute(day, ticks, offset) : null;
    }

    /// <summary>Reads an instant written in one of the given .NET formats.</summary>
    /// <returns>Null when it is none.</returns>
    public static DateTimeOffset? Exact(string text, string[] formats, TimeZoneInfo zone, out bool naive)
    {
        const DateTimeStyles Styles = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
        naive = false;
        if (!DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, Styles, out var read))
        {
            return null;
        }

        naive = read.Kind == DateTimeKind.Unspecified;
        return naive ? Local(read, zone) : new DateTimeOffset(read);
    }

    public static long Micros(DateTimeOffset at) => (at.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static bool Day(ReadOnlySpan<char> text, out DateTime day)
    {
        day = default;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-' || (text.Length > 10 && text[10] is not ('T' or ' '))
            || !Number(text[..4], out var year) || !Number(text[5..7], out var month) || !Number(text[8..10], out var date)
            || year < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateTime(year, month, date, 0, 0, 0, DateTimeKind.Unspecified);
        return true;
    }

    private static bool Clock(ReadOnlySpan<char> text, out long ticks, out ReadOnlySpan<char> rest)
    {
        ticks = 0;
        rest = default;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text.Length < 5 || text[2] != ':' || !Number(text[..2], out var hour) || !Number(text[3..5], out var minute))
        {
            return false;
        }

        var second = 0;
        rest = text[5..];
        if (rest.Length >= 3 && rest[0] == ':')
        {
            if (!Number(rest[1..3], out second))
            {
                return false;
            }

            rest = rest[3..];
        }

        ticks = (((hour * 60L) + minute) * 60 + second) * TimeSpan.TicksPerSecond + Fraction(ref rest);
        return hour < 24 && minute < 60 && second < 60;
    }

    private static long Fraction(ref ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] is not ('.' or ','))
        {
            return 0;
        }

        long ticks = 0, unit = TimeSpan.TicksPerSecond;
        var i = 1;
        for (; i < rest.Length && char.IsAsciiDigit(rest[i]); i++)
        {
            unit /= 10;
            ticks += (rest[i] - '0') * unit;
        }

        rest = rest[i..];
        return ticks;
    }

    private static bool Offset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text.Length is not (3 or 5 or 6) || text[0] is not ('+' or '-') || !Number(text[1..3], out var hours))
        {
            return false;
        }

        var minutes = 0;
        if (text.Length > 3 && ((text.Length == 6 && text[3] != ':') || !Number(text[^2..], out minutes)))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return hours <= 14 && minutes < 60;
    }

    private static DateTimeOffset? Absolute(DateTime day, long ticks, TimeSpan offset)
    {
        var utc = day.Ticks + ticks - offset.Ticks;
        return offset.Duration() <= TimeSpan.FromHours(14) && utc >= DateTime.MinValue.Ticks && utc <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(utc, TimeSpan.Zero).ToOffset(offset)
            : null;
    }

    private static DateTimeOffset? Local(DateTime wall, TimeZoneInfo zone) =>
        Absolute(wall.Date, wall.TimeOfDay.Ticks, zone.GetUtcOffset(wall));

    private static bool Number(ReadOnlySpan<char> digits, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
