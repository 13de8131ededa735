using System.Globalization;
using Guiju.Norms.Explaining;
using Guiju.Norms.Timelines;

namespace Guiju.Cli.Explaining;

/// <summary>Instants, lengths of time and values in the reader's words, in the time of a zone.</summary>
internal sealed class Spoken(TimeZoneInfo zone)
{
    private const long Second = 1_000_000;

    public string At(long micros) => Local(micros).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public string Hour(long micros) => Local(micros) is { Second: 0, Millisecond: 0 } whole
        ? whole.ToString("HH:mm", CultureInfo.InvariantCulture)
        : Local(micros).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} {Text.Of($"explain.day.{day.DayOfWeek}")}");

    /// <summary>Hours are not folded into days: on a calendar a day is no fixed length.</summary>
    public static string For(long micros)
    {
        var (hours, minutes, seconds) = (micros / (3600 * Second), micros / (60 * Second) % 60, (decimal)(micros % (60 * Second)) / Second);
        var parts = new List<string>();
        Add(parts, hours, "explain.h");
        Add(parts, minutes, "explain.min");
        Add(parts, seconds, "explain.s");
        return parts.Count == 0 ? Text.Of("explain.s", 0) : string.Join(' ', parts);
    }

    public string Value(string? value, FieldKind kind) => value is null ? Text.Of("explain.nothing")
        : kind == FieldKind.Instant && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at) ? At(at)
        : value;

    /// <summary>A condition with what was seen: <c>n at least 3, seen 2</c>.</summary>
    public string Condition(Atom atom)
    {
        if (atom is { Op: "is", Wanted: [], Seen: not null })
        {
            return Text.Of("explain.op.value", atom.Name, Value(atom.Seen, atom.Kind));
        }

        var wanted = string.Join(", ", atom.Wanted.Select(w => Value(w, atom.Kind)));
        var asked = Text.Of($"explain.op.{atom.Op}", atom.Name, wanted);
        return Text.Of(atom.Negated ? "explain.not-seen" : "explain.seen", asked, Value(atom.Seen, atom.Kind), Mark(atom.Holds));
    }

    public static string Mark(bool? holds) => holds switch { true => "✓", false => "✗", _ => "?" };

    private static void Add(List<string> parts, decimal count, string unit)
    {
        if (count != 0)
        {
            parts.Add(Text.Of(unit, count.ToString("0.######", CultureInfo.InvariantCulture)));
        }
    }

    private DateTime Local(long micros) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.UnixEpoch.AddMicroseconds(micros), zone);
}
