using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Guiju.Server.Kernel;

/// <summary>A <typeparamref name="T"/> as an address names it: by the same code that JSON uses.</summary>
public readonly record struct Code<T>(T Value) : IParsable<Code<T>>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Values = Enum.GetValues<T>().ToDictionary(v => JsonSerializer.SerializeToElement(v, Json.Options).GetString()!, StringComparer.Ordinal);

    /// <summary>Every code there is.</summary>
    public static IReadOnlyCollection<string> Names => Values.Keys;

    public static Code<T> Parse(string s, IFormatProvider? provider) => new(Values[s]);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Code<T> result)
    {
        var known = Values.TryGetValue(s ?? "", out var value);
        result = new(value);
        return known;
    }
}
