using System.Globalization;
using System.Text.Json;

namespace Guiju.Logs.Ocel;

/// <summary>Walks over JSON and knows on which line it stands, so that what makes no sense is refused with its place.</summary>
internal ref struct JsonCursor
{
    public const string Ended = "reached end of data";

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly string _file;
    private readonly long _longest;
    private Utf8JsonReader _json;
    private int _line = 1;
    private int _counted;

    public JsonCursor(ReadOnlySpan<byte> bytes, string file, LogLimits limits)
    {
        // A byte-order mark is not part of the text.
        _bytes = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        (_file, _longest) = (file, limits.Value);
        _json = new(_bytes, new JsonReaderOptions { MaxDepth = limits.Depth });
    }

    /// <summary>The line of the token at which it stands.</summary>
    public int Line
    {
        get
        {
            var at = (int)_json.TokenStartIndex;
            _line += _bytes[_counted..at].Count((byte)'\n');
            _counted = at;

            return _line;
        }
    }

    public readonly bool IsNull => _json.TokenType is JsonTokenType.Null;

    public void Next()
    {
        if (!_json.Read())
        {
            throw new JsonException(Ended);
        }
    }

    /// <summary>Nothing follows any more.</summary>
    public void End() => _json.Read();

    public void Object(string what) => Demand(JsonTokenType.StartObject, $"{what} is an object in braces");

    public void Array(string what) => Demand(JsonTokenType.StartArray, $"{what} is a list");

    /// <summary>The next member of the object, with the cursor on its value; null at the end of the object.</summary>
    public string? Member()
    {
        Next();
        if (_json.TokenType is JsonTokenType.EndObject)
        {
            return null;
        }

        var name = String();
        Next();
        return name;
    }

    /// <summary>Goes to the next item of the list; false at its end.</summary>
    public bool Item()
    {
        Next();
        return _json.TokenType is not JsonTokenType.EndArray;
    }

    public void Skip() => _json.Skip();

    /// <summary>A text; a number is taken as it is written, for some tools number their ids.</summary>
    public string Text(string what) => _json.TokenType switch
    {
        JsonTokenType.String => String(),
        JsonTokenType.Number => Raw(),
        _ => throw Fault("ocel.shape", $"'{what}' is a text"),
    };

    /// <summary>A text, a whole number, a number or a yes or no; null when there is none.</summary>
    public object? Value() => _json.TokenType switch
    {
        JsonTokenType.String => String(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        JsonTokenType.Number when _json.TryGetInt64(out var whole) => whole,
        JsonTokenType.Number when decimal.TryParse(Raw(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        JsonTokenType.Number => Raw(),
        _ => throw Fault("ocel.shape", "a value is a text, a number, true or false"),
    };

    public LogFault Fault(string code, string detail) => new(code, _file, Line, detail);

    private string Raw()
    {
        Guard();
        return System.Text.Encoding.UTF8.GetString(_json.ValueSpan);
    }

    private string String()
    {
        Guard();
        try
        {
            return _json.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            throw Fault("log.encoding", "a text is not valid UTF-8, or half a character is escaped in it");
        }
    }

    private void Guard()
    {
        if (_json.ValueSpan.Length > _longest)
        {
            throw Fault("log.too-large-value", $"a single value is larger than {_longest} bytes");
        }
    }

    private void Demand(JsonTokenType type, string otherwise)
    {
        if (_json.TokenType != type)
        {
            throw Fault("ocel.shape", otherwise);
        }
    }
}
