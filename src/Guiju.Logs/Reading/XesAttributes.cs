using System.Xml;
using Guiju.Logs.Mapping;

namespace Guiju.Logs.Reading;

/// <summary>Reads the typed attributes of XES: string, date, int, float, boolean, id, list and container, nested to any depth allowed.</summary>
internal sealed class XesAttributes(XmlReader xml, Func<bool> step, LogMap map, LogNotes notes)
{
    private const int Most = 4096;
    private readonly Dictionary<string, bool> _kept = [];
    private readonly Strings _strings = new();
    private readonly char[] _chunk = new char[256];

    /// <summary>Reads the attribute element at which the reader stands, with what is nested in it, up to its end.</summary>
    public void Read(Dictionary<string, object?> into, string prefix)
    {
        var line = XmlLines.Of(xml);
        var (type, empty) = (xml.LocalName, xml.IsEmptyElement);
        var (key, value) = KeyAndValue(type, prefix);
        xml.MoveToElement();
        if (key is null)
        {
            // The wrappers of a list (<values>) have no key; an attribute without one cannot be named.
            NoteKeyless(type, line);
        }

        var name = Name(prefix, key);
        if (key is not null && type is not ("list" or "container") && Keeps(name))
        {
            Put(into, name, value, line);
        }

        if (!empty)
        {
            Nested(into, name, type == "list" ? [] : null);
        }
    }

    private static string Name(string prefix, string? key) => (prefix, key) switch
    {
        (_, null) => prefix,
        ("", _) => key,
        _ => $"{prefix}/{key}",
    };

    private void Nested(Dictionary<string, object?> into, string name, List<string>? list)
    {
        var depth = xml.Depth;
        while (step() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (list is null)
            {
                Read(into, name);
            }
            else if (xml.GetAttribute("value") is { } item)
            {
                list.Add(item);
            }
        }

        if (list is not null)
        {
            into[name] = list;
        }
    }

    private void NoteKeyless(string type, int line)
    {
        if (type is not "values")
        {
            notes.Add("note.keyless", line);
        }
    }

    private void Put(Dictionary<string, object?> into, string name, object? value, int line)
    {
        if (value is null)
        {
            notes.Add("note.unreadable", line);
        }

        if (!into.TryAdd(name, value))
        {
            into[name] = value;
            notes.Add("note.twice", line);
        }
    }

    private (string? Key, object? Value) KeyAndValue(string type, string prefix)
    {
        string? key = null;
        object? value = null;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            switch (xml.LocalName)
            {
                case "key":
                    key = Text();
                    break;
                case "value" when key is null || Keeps(Name(prefix, key)):
                    value = Value(type);
                    break;
                default:
                    break;
            }
        }

        return (key, value);
    }

    private bool Keeps(string name)
    {
        if (map.Only is null)
        {
            return true;
        }

        // Names are few; a hostile log that has many of them only loses the short cut.
        return _kept.TryGetValue(name, out var kept) ? kept : _kept.Count < Most ? _kept[name] = map.Keeps(name) : map.Keeps(name);
    }

    private string Text() => Chunk(out var text) ? _strings.Of(text) : string.Concat(text, xml.Value);

    private object? Value(string type)
    {
        if (!Chunk(out var text))
        {
            var whole = string.Concat(text, xml.Value);
            return type is "date" or "int" or "float" or "boolean" ? null : whole;
        }

        return type switch
        {
            "date" => Date(text),
            "int" => Words.Integer(text),
            "float" => Words.Decimal(text),
            "boolean" => Words.Boolean(text),
            _ => _strings.Of(text),
        };
    }

    private object? Date(ReadOnlySpan<char> text)
    {
        var at = Instants.Iso(text, map.Zone, out var naive);
        if (naive)
        {
            notes.Add("note.naive", XmlLines.Of(xml));
        }

        return at;
    }

    // The value is copied out in pieces, so that a short one never becomes a string of its own.
    private bool Chunk(out ReadOnlySpan<char> text)
    {
        var count = xml.ReadValueChunk(_chunk, 0, _chunk.Length);
        text = _chunk.AsSpan(0, count);

        return count < _chunk.Length;
    }
}
