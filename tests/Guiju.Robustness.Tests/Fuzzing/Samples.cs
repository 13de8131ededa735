using System.Text.Json.Nodes;

namespace Guiju.Robustness.Tests.Fuzzing;

/// <summary>Makes bodies that the API's document allows; optional members come and go.</summary>
internal sealed class Samples(JsonObject document, IReadOnlyDictionary<string, Guid> known, Random chance)
{
    /// <summary>A value that fits a schema.</summary>
    public JsonNode? Of(JsonObject schema, string name = "")
    {
        if ((string?)schema["$ref"] is { } reference)
            return Of(document["components"]!["schemas"]![reference.Split('/')[^1]]!.AsObject(), name);
        if (schema["oneOf"] is JsonArray choices)
            return Of(choices[^1]!.AsObject(), name);
        if (schema["enum"] is JsonArray codes)
            return codes.Where(c => c is not null).ElementAt(chance.Next(codes.Count(c => c is not null)))!.DeepClone();

        return TypeOf(schema) switch
        {
            "object" => Object(schema),
            "array" => new JsonArray([.. Enumerable.Range(0, chance.Next(3)).Select(_ => Of(schema["items"]!.AsObject(), name))]),
            "integer" => chance.Next(1, 100),
            "number" => Math.Round(chance.NextDouble() * 100, 3),
            "boolean" => chance.Next(2) is 0,
            _ => Text((string?)schema["format"], name),
        };
    }

    private static string TypeOf(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => (string)types.First(t => (string?)t is not "null")!,
        JsonValue type => (string)type!,
        _ => "object",
    };

    private JsonObject Object(JsonObject schema)
    {
        var needed = (schema["required"]?.AsArray() ?? []).Select(r => (string)r!).ToHashSet(StringComparer.Ordinal);
        var value = new JsonObject();
        foreach (var (name, member) in schema["properties"]?.AsObject() ?? [])
        {
            if (needed.Contains(name) || chance.Next(4) is 0)
                value[name] = Of(member!.AsObject(), name);
        }

        return value;
    }

    private JsonNode Text(string? format, string name) => format switch
    {
        "uuid" => known.TryGetValue(name, out var id) ? id : Guid.NewGuid(),
        "date-time" => TimeProvider.System.GetUtcNow().AddSeconds(-chance.Next(3)).ToString("O"),
        _ => name switch
        {
            "norm" => "GT-15MIN",
            "signature" => new string('a', 64),
            _ => string.Concat("王小明 Wang 13812345678".Take(chance.Next(1, 24))),
        },
    };
}
