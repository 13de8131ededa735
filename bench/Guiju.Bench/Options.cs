using System.Globalization;

namespace Guiju.Bench;

/// <summary>Options of the form <c>--name value</c>.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Reads them.</summary>
    public static Options Of(string[] arguments)
    {
        var options = new Options();
        foreach (var pair in arguments.Chunk(2))
            options._values[pair[0].TrimStart('-')] = pair.Length is 2 ? pair[1] : throw new ArgumentException($"{pair[0]} needs a value", nameof(arguments));
        return options;
    }

    /// <summary>A number.</summary>
    public int Number(string name, int otherwise) => _values.TryGetValue(name, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>A text that must be given.</summary>
    public string Text(string name) => _values.TryGetValue(name, out var value) ? value : throw new ArgumentException($"--{name} is needed", nameof(name));

    /// <summary>Numbers separated by commas.</summary>
    public int[] Numbers(string name, params int[] otherwise) =>
        _values.TryGetValue(name, out var value) ? [.. value.Split(',').Select(v => int.Parse(v, CultureInfo.InvariantCulture))] : otherwise;

    /// <summary>Whether an engine is wanted: all are, unless one is named.</summary>
    public bool Wants(string engine) => !_values.TryGetValue("engine", out var value) || value == engine;
}
