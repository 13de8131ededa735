using System.Globalization;
using System.Text;
using System.Xml;
using Guiju.Logs.Ocel;

namespace Guiju.Logs.Writing;

/// <summary>Writes XES (IEEE 1849) trace by trace; what is written is read back as it was, offsets included.</summary>
public sealed class XesWriter : IDisposable
{
    private const string Name = "concept:name";
    private const string Time = "time:timestamp";

    private static readonly (string Name, string Prefix, string Uri)[] Extensions =
    [
        ("Concept", "concept", "http://www.xes-standard.org/concept.xesext"), ("Time", "time", "http://www.xes-standard.org/time.xesext"),
        ("Lifecycle", "lifecycle", "http://www.xes-standard.org/lifecycle.xesext"), ("Organizational", "org", "http://www.xes-standard.org/org.xesext"),
    ];

    private readonly XmlWriter _xml;
    private int _cases;

    /// <summary>Begins a log.</summary>
    /// <param name="output">Receives it; stays open.</param>
    /// <param name="marked">Whether events carry verdicts (<see cref="VerdictMarks"/>).</param>
    public XesWriter(Stream output, bool marked = false)
    {
        _xml = XmlWriter.Create(output, new() { Indent = true, IndentChars = " ", NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize, Encoding = new UTF8Encoding(false) });
        _xml.WriteStartElement("log", "http://www.xes-standard.org/");
        _xml.WriteAttributeString("xes.version", "1849.2016");
        _xml.WriteAttributeString("xes.features", "nested-attributes");
        foreach (var (name, prefix, uri) in marked ? [.. Extensions, ("Guiju", "guiju", "urn:guiju:verdicts")] : Extensions)
        {
            Element("extension", ("name", name), ("prefix", prefix), ("uri", uri));
        }

        Element("classifier", ("name", "Activity"), ("keys", Name));
    }

    /// <summary>Writes a case. An attribute that has no readable value is left out.</summary>
    public void Write(LogCase one)
    {
        ArgumentNullException.ThrowIfNull(one);
        _cases++;
        _xml.WriteStartElement("trace");
        if (!one.Attributes.ContainsKey(Name) && one.Id != $"#{_cases}")
        {
            Attribute(Name, one.Id, []);
        }

        Attributes(one.Attributes);
        foreach (var e in one.Events)
        {
            Event(e);
        }

        _xml.WriteEndElement();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _xml.WriteEndElement();
        _xml.Dispose();
    }

    private void Event(LogEvent e)
    {
        _xml.WriteStartElement("event");
        if (e.Name.Length > 0 && !e.Attributes.ContainsKey(Name))
        {
            Attribute(Name, e.Name, []);
        }

        if (e.Attributes.GetValueOrDefault(Time) is not DateTimeOffset)
        {
            Attribute(Time, LogInstants.Of(e), []);
        }

        Attributes(e.Attributes.Where(a => a.Key is not Time || a.Value is DateTimeOffset).ToDictionary());
        _xml.WriteEndElement();
    }

    /// <summary>What is named <c>outer/inner</c> lies within the attribute <c>outer</c>, if there is one that may hold it.</summary>
    private void Attributes(IReadOnlyDictionary<string, object?> attributes)
    {
        var inner = attributes.Where(a => a.Value is not null).ToLookup(a => Outer(a.Key, attributes));
        foreach (var (key, value) in inner[""])
        {
            Attribute(key, value!, inner, key);
        }
    }

    private static string Outer(string key, IReadOnlyDictionary<string, object?> attributes)
    {
        var slash = key.LastIndexOf('/');
        return slash > 0 && slash < key.Length - 1 && attributes.TryGetValue(key[..slash], out var outer) && outer is not (null or IReadOnlyList<string>) ? key[..slash] : "";
    }

    private void Attribute(string key, object value, ILookup<string, KeyValuePair<string, object?>> inner, string name)
    {
        _xml.WriteStartElement(Tag(value));
        _xml.WriteAttributeString("key", Clean(key));
        if (value is IReadOnlyList<string> list)
        {
            _xml.WriteStartElement("values");
            foreach (var item in list)
            {
                Element("string", ("key", "item"), ("value", Clean(item)));
            }

            _xml.WriteEndElement();
        }
        else
        {
            _xml.WriteAttributeString("value", Clean(OcelValues.Text(value)));
            foreach (var (within, nested) in inner[name])
            {
                Attribute(within[(name.Length + 1)..], nested!, inner, within);
            }
        }

        _xml.WriteEndElement();
    }

    private void Attribute(string key, object value, KeyValuePair<string, object?>[] none) => Attribute(key, value, none.ToLookup(a => a.Key), key);

    private void Element(string name, params (string Name, string Value)[] attributes)
    {
        _xml.WriteStartElement(name);
        foreach (var (key, value) in attributes)
        {
            _xml.WriteAttributeString(key, value);
        }

        _xml.WriteEndElement();
    }

    private static string Tag(object value) => value switch
    {
        long => "int",
        decimal => "float",
        bool => "boolean",
        DateTimeOffset => "date",
        IReadOnlyList<string> => "list",
        _ => "string",
    };

    /// <summary>XML has no words for control characters and halves of characters; they become a replacement character.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text, i++, 2);
            }
            else
            {
                clean.Append('\uFFFD');
            }
        }

        return clean.Length == text.Length && clean.Equals(text) ? text : clean.ToString();
    }
}
