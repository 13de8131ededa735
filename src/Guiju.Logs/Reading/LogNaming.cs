using System.Globalization;
using Guiju.Logs.Mapping;

namespace Guiju.Logs.Reading;

/// <summary>Builds the name of a case and of an event from the attributes that the mapping names.</summary>
internal sealed class LogNaming(LogMap map)
{
    private readonly Strings _strings = new();

    /// <summary>The parts that the event has, joined; empty when it has none.</summary>
    public string Activity(IReadOnlyDictionary<string, object?> attributes)
    {
        if (map.Activity.Count == 1)
        {
            return Part(attributes, map.Activity[0]);
        }

        var name = "";
        foreach (var column in map.Activity)
        {
            var part = Part(attributes, column);
            name = name.Length == 0 ? part : part.Length == 0 ? name : _strings.Of($"{name}{map.Join}{part}");
        }

        return name;
    }

    /// <summary>The parts that the case has, joined; empty when it has none.</summary>
    public string Case(IReadOnlyDictionary<string, object?> attributes) =>
        string.Join("/", map.Case.Select(c => Part(attributes, c)).Where(p => p.Length > 0));

    private static string Part(IReadOnlyDictionary<string, object?> attributes, string name) =>
        attributes.TryGetValue(name, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) ?? "" : "";
}
