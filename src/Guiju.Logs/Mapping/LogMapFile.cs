using System.Globalization;
using System.Text;
using Guiju.Norms.Timelines;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Guiju.Logs.Mapping;

/// <summary>Reads a mapping from its YAML file; <c>docs/event-logs.md</c> describes it.</summary>
public static class LogMapFile
{
    private const long Largest = 1 << 20;

    /// <summary>Reads a mapping.</summary>
    /// <exception cref="LogFault">The file is missing or says something that a mapping cannot say.</exception>
    public static LogMap Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > Largest)
            {
                throw new LogFault("log.map", path, 0, "a mapping is not that large");
            }

            return Read(path, File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LogFault("log.missing", path, 0, "the file cannot be read", e);
        }
    }

    /// <summary>Reads a mapping from its text.</summary>
    /// <exception cref="LogFault">The text says something that a mapping cannot say.</exception>
    public static LogMap Read(string path, string text)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new LogFault("log.map", path, (int)e.Start.Line, e.Message, e);
        }
        catch (InvalidOperationException e)
        {
            // The scanner gives up in this way on a bracket that is never closed.
            throw new LogFault("log.map", path, text.AsSpan().Count('\n') + 1, "this is not YAML", e);
        }

        return yaml.Documents is [{ RootNode: YamlMappingNode root }, ..]
            ? Map(new MapNode(path, root))
            : throw new LogFault("log.map", path, 1, "a mapping begins with case:, activity: and time:");
    }

    private static LogMap Map(MapNode node)
    {
        node.Allow("case", "activity", "object", "join", "time", "attributes", "empty", "delimiter", "encoding", "grouped");
        var map = new LogMap { Case = node.Texts("case"), Activity = node.Texts("activity"), Time = [] };
        map = node.Child("time") is { } time ? Time(map, time) : map with { Time = node.Texts("time") };

        return map with
        {
            Attributes = node.Child("attributes") is { } columns ? Attributes(columns) : null,
            Empty = node.Has("empty") ? node.Texts("empty").ToHashSet() : map.Empty,
            Object = node.Text("object"),
            Join = node.Text("join") ?? map.Join,
            Delimiter = Delimiter(node) ?? map.Delimiter,
            Encoding = Encoded(node),
            Grouped = node.Choice("grouped", ["false", "true"]) == "true",
        };
    }

    private static LogMap Time(LogMap map, MapNode time)
    {
        time.Allow("column", "format", "zone", "missing");

        return map with
        {
            Time = time.Texts("column"),
            Formats = time.Has("format") ? time.Texts("format") : [],
            Zone = Zone(time) ?? map.Zone,
            Untimed = time.Choice("missing", ["refuse", "sequence"]) == "sequence" ? Untimed.Sequence : Untimed.Refuse,
        };
    }

    private static Dictionary<string, MappedColumn> Attributes(MapNode columns)
    {
        var attributes = new Dictionary<string, MappedColumn>();
        foreach (var name in columns.Names)
        {
            if (columns.Child(name) is { } detailed)
            {
                detailed.Allow("column", "type");
                attributes[name] = new(detailed.Text("column") ?? name, Kind(detailed, "type"));
            }
            else
            {
                attributes[name] = new(name, Kind(columns, name));
            }
        }

        return attributes;
    }

    private static FieldKind Kind(MapNode node, string key) =>
        node.Choice(key, ["text", "integer", "decimal", "boolean", "instant"]) is { } kind
            ? Enum.Parse<FieldKind>(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(kind))
            : FieldKind.Text;

    private static TimeZoneInfo? Zone(MapNode node) => node.Text("zone") switch
    {
        null => null,
        var id when TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) => zone,
        var id => throw node.Fault("zone", $"'{id}' is not a time zone, such as Asia/Shanghai"),
    };

    private static char? Delimiter(MapNode node) => node.Text("delimiter") switch
    {
        null => null,
        [<= '\x7F' and var one] => one,
        _ => throw node.Fault("delimiter", "'delimiter' is one plain character, such as \";\" or \"\\t\""),
    };

    private static Encoding? Encoded(MapNode node)
    {
        try
        {
            return node.Text("encoding") is { } name ? Encoding.GetEncoding(name) : null;
        }
        catch (ArgumentException)
        {
            throw node.Fault("encoding", "this is not an encoding, such as utf-8 or gb18030");
        }
    }
}
