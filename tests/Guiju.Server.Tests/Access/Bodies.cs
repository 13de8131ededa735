using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guiju.Server.Kernel;

namespace Guiju.Server.Tests.Access;

/// <summary>Makes a well-formed body for any request, so that nothing but permission and sight decides what becomes of it.</summary>
public static class Bodies
{
    /// <summary>A body of this type; <paramref name="known"/> gives the values of members that name things.</summary>
    public static JsonObject Of(Type request, IReadOnlyDictionary<string, Guid> known, DateTimeOffset now)
    {
        var body = new JsonObject();
        var nullability = new NullabilityInfoContext();
        foreach (var parameter in request.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
            var isNeeded = request.GetProperty(parameter.Name!)?.GetCustomAttribute<NeededAttribute>() is not null;
            if (isNeeded || nullability.Create(parameter).WriteState is not NullabilityState.Nullable)
                body[name] = Value(name, Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType, known, now);
        }

        return body;
    }

    private static JsonNode? Value(string name, Type type, IReadOnlyDictionary<string, Guid> known, DateTimeOffset now) => type switch
    {
        _ when type == typeof(string) => "x",
        _ when type == typeof(Guid) => known.GetValueOrDefault(name, Guid.Empty),
        _ when type == typeof(bool) => true,
        _ when type == typeof(DateTimeOffset) => now,
        _ when type == typeof(DateOnly) => "2030-01-01",
        _ when type.IsEnum => JsonSerializer.SerializeToNode(Enum.GetValues(type).GetValue(0), type, Json.Options),
        _ when type.IsAssignableTo(typeof(IEnumerable)) => new JsonArray(),
        _ when type.IsPrimitive || type == typeof(decimal) => 1,
        _ => Of(type, known, now),
    };
}
