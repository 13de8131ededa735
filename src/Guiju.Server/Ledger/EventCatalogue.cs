using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Guiju.Server.Kernel;

namespace Guiju.Server.Ledger;

/// <summary>The one catalogue of events, generated from the C# records.</summary>
public static class EventCatalogue
{
    private static readonly FrozenDictionary<string, EventType> ByName = typeof(EventCatalogue).Assembly.GetTypes()
        .Where(t => t.IsAssignableTo(typeof(IEvent)) && t.GetCustomAttribute<EventNameAttribute>() is not null)
        .Select(t => new EventType(t))
        .ToFrozenDictionary(t => t.Name);

    private static readonly FrozenDictionary<Type, EventType> ByType = ByName.Values.ToFrozenDictionary(t => t.Type);

    /// <summary>All event types, by name.</summary>
    public static IEnumerable<EventType> All => ByName.Values.OrderBy(t => t.Name, StringComparer.Ordinal);

    /// <summary>The catalogue name of an event.</summary>
    public static string NameOf(IEvent e) => ByType[e.GetType()].Name;

    /// <summary>Splits an event into its open data and its personal data, both as JSON.</summary>
    public static (string Data, string? Personal) Write(IEvent e)
    {
        var type = ByType[e.GetType()];
        var data = JsonSerializer.SerializeToNode(e, type.Type, Json.Options)!.AsObject();
        if (type.Personal.Count is 0)
            return (data.ToJsonString(Json.Options), null);

        var personal = new JsonObject();
        foreach (var name in type.Personal)
        {
            if (data.Remove(name, out var value) && value is not null)
                personal[name] = value;
        }

        return (data.ToJsonString(Json.Options), personal.Count is 0 ? null : personal.ToJsonString(Json.Options));
    }

    /// <summary>Reads an event back; a name that this version does not know stays readable as <see cref="UnknownEvent"/>.</summary>
    public static IEvent Read(string name, string data, string? personal)
    {
        if (!ByName.TryGetValue(name, out var type))
            return new UnknownEvent(name, data);
        if (personal is null)
            return (IEvent)JsonSerializer.Deserialize(data, type.Type, Reading)!;

        var whole = JsonNode.Parse(data)!.AsObject();
        foreach (var (key, value) in JsonNode.Parse(personal)!.AsObject())
            whole[key] = value?.DeepClone();
        return (IEvent)whole.Deserialize(type.Type, Reading)!;
    }

    /// <summary>Reading believes: erased personal fields come back as defaults.</summary>
    private static readonly JsonSerializerOptions Reading = new(Json.Options)
    {
        RespectNullableAnnotations = false,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };
}

/// <summary>An event recorded by a newer version; kept, shown and hashed as it is.</summary>
public sealed record UnknownEvent(string Name, string Data) : IEvent;

/// <summary>One event type of the catalogue.</summary>
public sealed class EventType
{
    internal EventType(Type type)
    {
        Type = type;
        Name = type.GetCustomAttribute<EventNameAttribute>()!.Name;
        Closes = type.GetCustomAttribute<EventNameAttribute>()!.Closes;
        Properties = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name is not "EqualityContract")];
        var parameters = type.GetConstructors()[0].GetParameters().ToDictionary(p => p.Name!, StringComparer.Ordinal);
        Personal = [.. Properties.Where(p => Marked<PersonalAttribute>(p, parameters) is not null).Select(JsonName)];
        Attributes = Properties.Select(p => (Property: p, Mark: Marked<CaseAttributeAttribute>(p, parameters)))
            .Where(x => x.Mark is not null).ToDictionary(x => JsonName(x.Property), x => x.Mark!.Name, StringComparer.Ordinal);
    }

    /// <summary>The record.</summary>
    public Type Type { get; }

    /// <summary>The catalogue name.</summary>
    public string Name { get; }

    /// <summary>The kind of case it ends, if any.</summary>
    public string? Closes { get; }

    /// <summary>Its properties.</summary>
    public IReadOnlyList<PropertyInfo> Properties { get; }

    /// <summary>JSON names of personal fields.</summary>
    public IReadOnlyList<string> Personal { get; }

    /// <summary>JSON name to case attribute.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; }

    /// <summary>A property's name in JSON.</summary>
    public static string JsonName(PropertyInfo p) => JsonNamingPolicy.CamelCase.ConvertName(p.Name);

    private static T? Marked<T>(PropertyInfo p, Dictionary<string, ParameterInfo> parameters) where T : Attribute =>
        p.GetCustomAttribute<T>() ?? (parameters.TryGetValue(p.Name, out var parameter) ? parameter.GetCustomAttribute<T>() : null);
}
