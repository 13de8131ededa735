using System.Globalization;
using System.Text;

namespace Guiju.Norms.Comparing;

/// <summary>Writes lengths of time as the language writes them.</summary>
public static class Lengths
{
    private static readonly (string Unit, long Length)[] Units =
        [("d", 86_400_000_000), ("h", 3_600_000_000), ("m", 60_000_000), ("s", 1_000_000), ("ms", 1_000), ("us", 1)];

    /// <summary>Microseconds in days, hours, minutes and so on, such as <c>1h30m</c>.</summary>
    public static string Write(long micros)
    {
        if (micros is 0)
            return "0s";

        var text = new StringBuilder(micros < 0 ? "-" : "");
        var rest = (UInt128)(micros < 0 ? -(Int128)micros : micros);
        foreach (var (unit, length) in Units)
        {
            var count = rest / (UInt128)length;
            rest %= (UInt128)length;
            if (count > 0)
                text.Append(CultureInfo.InvariantCulture, $"{count}{unit}");
        }

        return text.ToString();
    }
}
