using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Guiju.Logs.Ocel;

/// <summary>Writes OCEL 2.0 as JSON, values as what they are.</summary>
public static class OcelJsonWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 0, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a log.</summary>
    public static void Write(Stream output, OcelLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        Types(json, "objectTypes", log.ObjectTypes);
        Types(json, "eventTypes", log.EventTypes);
        json.WriteStartArray("objects");
        foreach (var one in log.Objects)
        {
            Object(json, one);
        }

        json.WriteEndArray();
        json.WriteStartArray("events");
        foreach (var one in log.Events)
        {
            Event(json, one);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Types(Utf8JsonWriter json, string name, IReadOnlyList<OcelType> types)
    {
        json.WriteStartArray(name);
        foreach (var type in types)
        {
            json.WriteStartObject();
            json.WriteString("name", type.Name);
            json.WriteStartArray("attributes");
            foreach (var attribute in type.Attributes)
            {
                json.WriteStartObject();
                json.WriteString("name", attribute.Name);
                json.WriteString("type", OcelValues.Word(attribute.Kind));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Object(Utf8JsonWriter json, OcelObject one)
    {
        json.WriteStartObject();
        json.WriteString("id", one.Id);
        json.WriteString("type", one.Type);
        json.WriteStartArray("attributes");
        foreach (var value in one.Values)
        {
            json.WriteStartObject();
            json.WriteString("name", value.Name);
            json.WriteString("time", Instant(value.At));
            Value(json, value.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Links(json, one.Links);
        json.WriteEndObject();
        Breathe(json);
    }

    private static void Event(Utf8JsonWriter json, OcelEvent one)
    {
        json.WriteStartObject();
        json.WriteString("id", one.Id);
        json.WriteString("type", one.Type);
        json.WriteString("time", Instant(one.At));
        json.WriteStartArray("attributes");
        foreach (var (name, value) in one.Values)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            Value(json, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Links(json, one.Links);
        json.WriteEndObject();
        Breathe(json);
    }

    private static void Links(Utf8JsonWriter json, IReadOnlyList<OcelLink> links)
    {
        json.WriteStartArray("relationships");
        foreach (var link in links)
        {
            json.WriteStartObject();
            json.WriteString("objectId", link.Object);
            json.WriteString("qualifier", link.Qualifier);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Value(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case long whole:
                json.WriteNumber("value", whole);
                break;
            case decimal number:
                json.WriteNumber("value", number);
                break;
            case bool yes:
                json.WriteBoolean("value", yes);
                break;
            default:
                json.WriteString("value", OcelValues.Text(value));
                break;
        }
    }

    private static string Instant(DateTimeOffset at) => at.ToString(OcelValues.Instant, CultureInfo.InvariantCulture);

    // What is written is handed on now and then, so that a large log is not held as text as well.
    private static void Breathe(Utf8JsonWriter json)
    {
        if (json.BytesPending > 1 << 16)
        {
            json.Flush();
        }
    }
}
