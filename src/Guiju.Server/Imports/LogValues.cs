using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guiju.Server.Kernel;

namespace Guiju.Server.Imports;

/// <summary>The typed attributes of a foreign log as JSON and back, so that norms find in the database what they would find in the log.</summary>
internal static class LogValues
{
    public static JsonElement Write(IReadOnlyDictionary<string, object?> attributes)
    {
        var values = new JsonObject();
        foreach (var (name, value) in attributes.OrderBy(a => a.Key, StringComparer.Ordinal))
            values[name] = Node(value);
        return JsonSerializer.SerializeToElement(values, Json.Options);
    }

    public static Dictionary<string, object?> Read(JsonElement attributes) => attributes.ValueKind is JsonValueKind.Object
        ? attributes.EnumerateObject().ToDictionary(a => a.Name, a => Value(a.Value), StringComparer.Ordinal)
        : [];

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        long number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        bool yes => JsonValue.Create(yes),
        DateTimeOffset at => JsonValue.Create(at.ToString("O", CultureInfo.InvariantCulture)),
        IReadOnlyList<string> list => new JsonArray([.. list.Select(v => JsonValue.Create(v))]),
        _ => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetInt64(out var whole) && !value.GetRawText().Contains('.', StringComparison.Ordinal) ? whole : value.GetDecimal(),
        JsonValueKind.Array => value.EnumerateArray().Select(v => v.GetString() ?? "").ToArray(),
        _ => null,
    };
}
