using System.Globalization;
using Guiju.Logs.Reading;

namespace Guiju.Logs.Ocel;

/// <summary>Types the values of an object-centric log; what is written as a text is read as well, for half of the tools write texts only.</summary>
internal static class OcelValues
{
    /// <summary>How a point in time is written: with its offset and as many digits as it has.</summary>
    public const string Instant = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz";

    private static readonly OcelKind[] Kinds = Enum.GetValues<OcelKind>();

    /// <summary>From when a value counts that the object always had.</summary>
    public static DateTimeOffset Start => DateTimeOffset.UnixEpoch;

    public static string Word(OcelKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The kind with this name; null when there is none.</summary>
    public static OcelKind? Kind(string word)
    {
        foreach (var kind in Kinds)
        {
            if (Word(kind).Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return kind;
            }
        }

        return null;
    }

    public static OcelKind KindOf(object value) => value switch
    {
        long => OcelKind.Integer,
        decimal => OcelKind.Float,
        bool => OcelKind.Boolean,
        DateTimeOffset => OcelKind.Time,
        _ => OcelKind.String,
    };

    /// <summary>The value as one of its kind; null when it is none.</summary>
    /// <param name="value">A text, a whole number, a number or a yes or no, as the log has it.</param>
    /// <param name="kind">What its type says that it is.</param>
    /// <param name="zone">The zone of a time without an offset.</param>
    /// <param name="naive">Whether it was such a time.</param>
    public static object? Typed(object value, OcelKind kind, TimeZoneInfo zone, out bool naive)
    {
        naive = false;
        return kind switch
        {
            OcelKind.String => Text(value),
            OcelKind.Time => value is DateTimeOffset ? value : Instants.Iso(Text(value), zone, out naive),
            OcelKind.Integer => value is long ? value : Whole(Words.Decimal(Text(value))),
            OcelKind.Float => value is long whole ? (decimal)whole : value is decimal ? value : Words.Decimal(Text(value)),
            _ => value is bool ? value : Words.Boolean(Text(value)),
        };
    }

    public static string Text(object value) => value switch
    {
        string text => text,
        bool yes => yes ? "true" : "false",
        DateTimeOffset at => at.ToString(Instant, CultureInfo.InvariantCulture),
        IReadOnlyList<string> list => string.Join(", ", list),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static object? Whole(object? number) =>
        number is decimal value && value == decimal.Truncate(value) && value is >= long.MinValue and <= long.MaxValue ? (long)value : null;
}
