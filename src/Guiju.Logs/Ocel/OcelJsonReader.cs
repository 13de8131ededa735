using System.Text.Json;
using Guiju.Logs.Mapping;
using Guiju.Logs.Reading;

namespace Guiju.Logs.Ocel;

/// <summary>Reads OCEL 2.0 written as JSON. Types, objects and events may come in any order, so the log is held whole.</summary>
internal sealed class OcelJsonReader
{
    // How the parser says that something is missing at the end, and not wrong before it.
    private static readonly string[] Cut = ["isFinalBlock", "depth to be zero", JsonCursor.Ended];

    private readonly string _file;
    private readonly LogLimits _limits;
    private readonly OcelBuilder _log;
    private bool _hasEvents;

    private OcelJsonReader(string file, LogMap map, LogNotes notes, LogLimits limits) =>
        (_file, _limits, _log) = (file, limits, new(file, map.Zone, notes));

    public static OcelLog Read(string path, LogMap map, LogNotes notes, LogLimits limits) =>
        new OcelJsonReader(path, map, notes, limits).Read(Bytes(path, limits));

    private static byte[] Bytes(string path, LogLimits limits)
    {
        using var source = LogSource.Open(path, limits);
        source.CaseLimit = limits.Ungrouped;
        using var whole = new MemoryStream();
        var piece = new byte[(int)Math.Min(1 << 16, limits.Value)];
        for (int count; (count = source.Read(piece)) > 0;)
        {
            whole.Write(piece, 0, count);
            source.BeginValue();
        }

        return whole.ToArray();
    }

    private OcelLog Read(byte[] bytes)
    {
        var json = new JsonCursor(bytes, _file, _limits);
        try
        {
            Whole(ref json);
        }
        catch (JsonException e)
        {
            throw Fault(e);
        }

        return _hasEvents ? _log.Build() : throw new LogFault("ocel.not-ocel", _file, 1, "there is no list of events");
    }

    private void Whole(ref JsonCursor json)
    {
        json.Next();
        json.Object("a log");
        while (json.Member() is { } name)
        {
            switch (name)
            {
                case "eventTypes":
                    Types(ref json, name);
                    break;
                case "objectTypes":
                    Types(ref json, name);
                    break;
                case "objects" or "events":
                    All(ref json, name);
                    break;
                case "ocel:events" or "ocel:global-log":
                    throw json.Fault("ocel.version", "this is OCEL 1.0; version 2.0 is read");
                default:
                    json.Skip();
                    break;
            }
        }

        json.End();
    }

    private void Types(ref JsonCursor json, string list)
    {
        json.Array($"'{list}'");
        while (json.Item())
        {
            json.Object("a type");
            var (line, name, attributes) = (json.Line, (string?)null, new List<OcelAttribute>());
            while (json.Member() is { } member)
            {
                if (member is "name")
                {
                    name = json.Text(member);
                }
                else if (member is "attributes" && !json.IsNull)
                {
                    Attributes(ref json, attributes);
                }
                else
                {
                    json.Skip();
                }
            }

            Add(list, name ?? throw Missing(line, "name", "a type"), line, attributes);
        }
    }

    private void Add(string list, string name, int line, List<OcelAttribute> attributes)
    {
        if (list is "eventTypes")
        {
            _log.EventType(name, line, attributes);
        }
        else
        {
            _log.ObjectType(name, line, attributes);
        }
    }

    private void Attributes(ref JsonCursor json, List<OcelAttribute> into)
    {
        json.Array("'attributes'");
        while (json.Item())
        {
            json.Object("an attribute");
            var (line, name, kind) = (json.Line, (string?)null, (OcelKind?)null);
            while (json.Member() is { } member)
            {
                if (member is "name")
                {
                    name = json.Text(member);
                }
                else if (member is "type")
                {
                    var word = json.Text(member);
                    kind = OcelValues.Kind(word) ?? throw json.Fault("ocel.kind", $"'{word}' is none of string, time, integer, float, boolean");
                }
                else
                {
                    json.Skip();
                }
            }

            into.Add(new(name ?? throw Missing(line, "name", "an attribute"), kind ?? throw Missing(line, "type", "an attribute")));
        }
    }

    private void All(ref JsonCursor json, string list)
    {
        json.Array($"'{list}'");
        while (json.Item())
        {
            if (list is "events")
            {
                _log.Event(One(ref json, "an event"));
            }
            else
            {
                _log.Object(One(ref json, "an object"));
            }
        }

        _hasEvents |= list is "events";
    }

    private OcelRaw One(ref JsonCursor json, string what)
    {
        json.Object(what);
        var line = json.Line;
        string? id = null, type = null, time = null;
        var (values, links) = (new List<(string, object, string?)>(), new List<OcelLink>());
        while (json.Member() is { } member)
        {
            switch (member)
            {
                case "id":
                    id = json.Text(member);
                    break;
                case "type":
                    type = json.Text(member);
                    break;
                case "time":
                    time = json.Text(member);
                    break;
                case "attributes" when !json.IsNull:
                    Values(ref json, values);
                    break;
                case "relationships" when !json.IsNull:
                    Links(ref json, links);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return new(line, id ?? throw Missing(line, "id", what), type ?? throw Missing(line, "type", what), time, values, links);
    }

    private void Values(ref JsonCursor json, List<(string, object, string?)> into)
    {
        json.Array("'attributes'");
        while (json.Item())
        {
            json.Object("an attribute");
            var (line, name, value, time) = (json.Line, (string?)null, (object?)null, (string?)null);
            while (json.Member() is { } member)
            {
                switch (member)
                {
                    case "name":
                        name = json.Text(member);
                        break;
                    case "value":
                        value = json.Value();
                        break;
                    case "time" when !json.IsNull:
                        time = json.Text(member);
                        break;
                    default:
                        json.Skip();
                        break;
                }
            }

            if (name is null)
            {
                throw Missing(line, "name", "an attribute");
            }

            if (value is not null)
            {
                into.Add((name, value, time));
            }
        }
    }

    private void Links(ref JsonCursor json, List<OcelLink> into)
    {
        json.Array("'relationships'");
        while (json.Item())
        {
            json.Object("a relationship");
            var (line, id, qualifier) = (json.Line, (string?)null, "");
            while (json.Member() is { } member)
            {
                if (member is "objectId")
                {
                    id = json.Text(member);
                }
                else if (member is "qualifier" && !json.IsNull)
                {
                    qualifier = json.Text(member);
                }
                else
                {
                    json.Skip();
                }
            }

            into.Add(new(id ?? throw Missing(line, "objectId", "a relationship"), qualifier));
        }
    }

    private LogFault Missing(int line, string member, string what) => new("ocel.missing", _file, line, $"{what} has no '{member}'");

    private LogFault Fault(JsonException e)
    {
        var line = (int)(e.LineNumber ?? 0) + 1;
        return e.Message.Contains("maximum configured depth", StringComparison.Ordinal) ? new("log.too-deep", _file, line, $"the text nests deeper than {_limits.Depth}", e)
            : Array.Exists(Cut, words => e.Message.Contains(words, StringComparison.Ordinal)) ? new("log.truncated", _file, line, "the log ends in the middle", e)
            : new("ocel.broken-json", _file, line, e.Message.Split(" LineNumber")[0], e);
    }
}
