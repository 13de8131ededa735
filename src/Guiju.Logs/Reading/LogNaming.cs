using System.Globalization;
using Guiju.Logs.Mapping;

namespace Guiju.Logs.Reading;

/// <summary>Builds the name of a case and of an event from the attributes that the mapping names.</summary>
internal sealed class LogNaming(LogMap map)
{
    private const int Most = 1 << 12;
    private readonly Dictionary<(string, string), string> _pairs = [];

    /// <summary>The parts joined by a plus, as in <c>Completed+Closed</c>; empty when one of them is missing.</summary>
    public string Activity(IReadOnlyDictionary<string, object?> attributes) => map.Activity.Count switch
    {
        1 => Part(attributes, map.Activity[0]),
        2 => Pair(Part(attributes, map.Activity[0]), Part(attributes, map.Activity[1])),
        _ => Join(attributes, map.Activity, "+"),
    };

    /// <summary>The parts joined by a slash; empty when one of them is missing.</summary>
    public string Case(IReadOnlyDictionary<string, object?> attributes) => Join(attributes, map.Case, "/");

    private static string Join(IReadOnlyDictionary<string, object?> attributes, IReadOnlyList<string> names, string between)
    {
        var parts = names.Select(n => Part(attributes, n)).ToList();
        return parts.Exists(p => p.Length == 0) ? "" : string.Join(between, parts);
    }

    private static string Part(IReadOnlyDictionary<string, object?> attributes, string name) =>
        attributes.TryGetValue(name, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) ?? "" : "";

    private string Pair(string one, string two)
    {
        if (one.Length == 0 || two.Length == 0)
        {
            return "";
        }

        if (_pairs.TryGetValue((one, two), out var known))
        {
            return known;
        }

        var joined = $"{one}+{two}";
        if (_pairs.Count < Most)
        {
            _pairs[(one, two)] = joined;
        }

        return joined;
    }
}
