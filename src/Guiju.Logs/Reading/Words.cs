using System.Globalization;

namespace Guiju.Logs.Reading;

/// <summary>Reads typed values from the words of a log; null when the word is none of that type.</summary>
internal static class Words
{
    public static object? Integer(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;

    // NaN, infinities and what no decimal can hold are not numbers that a norm could compare.
    public static object? Decimal(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static object? Boolean(ReadOnlySpan<char> text) => text.Trim() switch
    {
        "true" or "True" or "TRUE" or "1" => true,
        "false" or "False" or "FALSE" or "0" => false,
        _ => null,
    };
}
