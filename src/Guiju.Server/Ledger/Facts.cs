using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guiju.Norms.Timelines;
using Guiju.Server.Kernel;

namespace Guiju.Server.Ledger;

/// <summary>Events as norms see them: without personal data, with typed fields.</summary>
public static class Facts
{
    /// <summary>The vocabulary of Guiju's own packs, generated from the event records.</summary>
    public static Vocabulary Vocabulary { get; } = MakeVocabulary();

    private static readonly FrozenDictionary<string, FrozenDictionary<string, FieldKind>> Kinds = Vocabulary.Activities.Values
        .ToFrozenDictionary(a => a.Name, a => a.Fields.ToFrozenDictionary(f => f.Key, f => f.Value.Kind));

    /// <summary>A recorded event as a fact.</summary>
    public static Fact Of(Recorded e) => new(
        e.Id.ToString("D"), e.Name, e.OccurredAt.ToMicros(), e.Position, Fields(e.Name, e.Data));

    /// <summary>An intended event as a fact that follows everything known at that instant.</summary>
    public static Fact Intended(IEvent e, DateTimeOffset at) => new(
        "intended", EventCatalogue.NameOf(e), at.ToMicros(), long.MaxValue, Fields(EventCatalogue.NameOf(e), EventCatalogue.Write(e).Data));

    /// <summary>An act before its form is filled in.</summary>
    public static Fact Blank(string name, DateTimeOffset at) => new(
        "blank", name, at.ToMicros(), long.MaxValue, FrozenDictionary<string, object?>.Empty);

    private static Dictionary<string, object?> Fields(string name, string data)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (!Kinds.TryGetValue(name, out var kinds))
            return fields;

        using var document = JsonDocument.Parse(data);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (kinds.TryGetValue(member.Name, out var kind))
                fields[member.Name] = Value(member.Value, kind);
        }

        return fields;
    }

    private static object? Value(JsonElement value, FieldKind kind) => (kind, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => null,
        (FieldKind.Instant, _) => value.GetDateTimeOffset().ToMicros(),
        (FieldKind.Integer, _) => value.GetInt64(),
        (FieldKind.Decimal, _) => value.GetDecimal(),
        (FieldKind.Boolean, _) => value.GetBoolean(),
        (FieldKind.List, _) => value.EnumerateArray().Select(v => v.ToString()).ToArray(),
        (_, JsonValueKind.String) => value.GetString(),
        _ => value.GetRawText(),
    };

    private static Vocabulary MakeVocabulary()
    {
        var activities = new Dictionary<string, Activity>(StringComparer.Ordinal);
        var attributes = new Dictionary<string, (Field Field, List<AttributeSource> Sources)>(StringComparer.Ordinal);
        foreach (var type in EventCatalogue.All)
        {
            var fields = type.Properties.Where(p => !type.Personal.Contains(EventType.JsonName(p), StringComparer.Ordinal))
                .ToDictionary(EventType.JsonName, FieldOf, StringComparer.Ordinal);
            activities[type.Name] = new(type.Name, fields);
            foreach (var (member, attribute) in type.Attributes)
            {
                if (!attributes.TryGetValue(attribute, out var known))
                    attributes[attribute] = known = (fields[member], []);
                known.Sources.Add(new(type.Name, member));
            }
        }

        return new(activities, attributes.ToDictionary(a => a.Key, a => new CaseAttribute(a.Key, a.Value.Field, a.Value.Sources)), ["order", "visit"]);
    }

    private static Field FieldOf(PropertyInfo p)
    {
        var type = Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType;
        return type switch
        {
            { IsEnum: true } => new(FieldKind.Code, [.. Enum.GetNames(type).Select(n => CodeName(type, n))]),
            _ when type == typeof(DateTimeOffset) => new(FieldKind.Instant),
            _ when type == typeof(bool) => new(FieldKind.Boolean),
            _ when type == typeof(int) || type == typeof(long) => new(FieldKind.Integer),
            _ when type == typeof(decimal) => new(FieldKind.Decimal),
            _ when type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)) => new(FieldKind.List),
            _ => new(FieldKind.Text),
        };
    }

    private static string CodeName(Type type, string name) =>
        type.GetField(name)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
