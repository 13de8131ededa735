using System.Globalization;

namespace Guiju.Norms.Language;

/// <summary>Reads lengths of time such as <c>15m</c>, <c>1h30m</c> and <c>-5m</c>. A number without a unit is refused.</summary>
internal static class Durations
{
    /// <summary>The longest length of time that a norm may name: a hundred years.</summary>
    private const long Longest = 36_525L * 86_400_000_000;

    private static readonly (string Unit, long Length)[] Units =
    [
        ("us", 1), ("ms", 1_000), ("s", 1_000_000), ("m", 60_000_000), ("h", 3_600_000_000), ("d", 86_400_000_000), ("w", 604_800_000_000),
    ];

    public static long? Read(YamlNode node, Faults faults, bool signed = false)
    {
        if (node is YamlText text && Parse(text.Value) is { } length)
        {
            if (length < 0 && !signed)
            {
                faults.Add(node, "bad-duration", $"'{text.Value}' must not be negative here.");
                return null;
            }

            return length;
        }

        faults.Add(
            node, "bad-duration", $"'{(node as YamlText)?.Value}' is not a length of time.", "Write a number with its unit: 30s, 15m, 1h30m, 2d, 1w.");
        return null;
    }

    public static long? Parse(string text)
    {
        var negative = text.StartsWith('-');
        var rest = text.AsSpan(negative ? 1 : 0);

        if (rest.IsEmpty)
        {
            return null;
        }

        decimal sum = 0;

        while (!rest.IsEmpty)
        {
            if (Part(ref rest) is not { } length || (sum += length) > Longest)
            {
                return null;
            }
        }

        return (long)(negative ? -sum : sum);
    }

    /// <summary>Takes a number and its unit from the front.</summary>
    private static decimal? Part(ref ReadOnlySpan<char> rest)
    {
        var digits = rest.IndexOfAnyExcept("0123456789.");

        if (digits <= 0 || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        rest = rest[digits..];
        var letters = rest.IndexOfAnyInRange('0', '9');
        var unit = UnitOf(rest[..(letters < 0 ? rest.Length : letters)].ToString());
        rest = letters < 0 ? [] : rest[letters..];

        return number > Longest ? null : number * unit;
    }

    public static long? UnitOf(string unit)
    {
        foreach (var (name, length) in Units)
        {
            if (name == unit)
            {
                return length;
            }
        }

        return null;
    }
}
