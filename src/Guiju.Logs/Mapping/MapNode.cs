using YamlDotNet.RepresentationModel;

namespace Guiju.Logs.Mapping;

/// <summary>One mapping of a mapping file, asked for what it may hold; anything else is a fault with its line.</summary>
internal sealed class MapNode(string path, YamlMappingNode node)
{
    public IEnumerable<string> Names => node.Children.Keys.Select(Key);

    public bool Has(string key) => node.Children.ContainsKey(key);

    public void Allow(params string[] keys)
    {
        foreach (var key in node.Children.Keys.Where(k => !keys.Contains(Key(k))))
        {
            throw Fault(key, $"'{Key(key)}' is none of {string.Join(", ", keys)}");
        }
    }

    /// <summary>One text or several.</summary>
    public IReadOnlyList<string> Texts(string key) => Find(key) switch
    {
        YamlScalarNode { Value.Length: > 0 } one => [one.Value],
        YamlSequenceNode { Children.Count: > 0 } many when many.All(n => n is YamlScalarNode) => [.. many.Select(Key)],
        null => throw Fault(node, $"'{key}' is missing"),
        var other => throw Fault(other, $"'{key}' is a text or a list of texts"),
    };

    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value.Length: > 0 } one => one.Value,
        var other => throw Fault(other, $"'{key}' is a text"),
    };

    public string? Choice(string key, string[] choices) => Text(key) switch
    {
        null => null,
        var text when choices.Contains(text) => text,
        _ => throw Fault(key, $"'{key}' is one of {string.Join(", ", choices)}"),
    };

    public MapNode? Child(string key) => Find(key) is YamlMappingNode child ? new(path, child) : null;

    public LogFault Fault(string key, string detail) => Fault(Find(key) ?? node, detail);

    private static string Key(YamlNode key) => (key as YamlScalarNode)?.Value ?? "";

    private YamlNode? Find(string key) => node.Children.TryGetValue(key, out var value) ? value : null;

    private LogFault Fault(YamlNode at, string detail) => new("log.map", path, (int)at.Start.Line, detail);
}
