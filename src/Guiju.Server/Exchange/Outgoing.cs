using System.Collections.Frozen;
using Guiju.Logs.Ocel;
using Guiju.Norms.Timelines;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;

namespace Guiju.Server.Exchange;

/// <summary>
/// What of an event leaves the house: codes, figures, instants, yes or no, and ids that mean nothing outside. Free texts, names and
/// personal data stay, and so do lists, which hold texts.
/// </summary>
internal static class Outgoing
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, FieldKind>> Fields = EventCatalogue.All.ToFrozenDictionary(
        t => t.Name, t => t.Properties.Where(p => !t.Personal.Contains(EventType.JsonName(p)))
            .Select(p => (Name: EventType.JsonName(p), Type: Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType))
            .Where(f => f.Type == typeof(Guid) || Facts.Vocabulary.Activities[t.Name].Fields[f.Name].Kind is not (FieldKind.Text or FieldKind.List))
            .ToFrozenDictionary(f => f.Name, f => Facts.Vocabulary.Activities[t.Name].Fields[f.Name].Kind));

    /// <summary>The attributes that events of a kind may have.</summary>
    public static IEnumerable<OcelAttribute> Of(string activity) => Fields[activity].Select(f => new OcelAttribute(f.Key, Kind(f.Value)));

    /// <summary>Whether there is such a kind of event; one of a newer version is passed over.</summary>
    public static bool Knows(string activity) => Fields.ContainsKey(activity);

    /// <summary>The values of an event that leave, typed.</summary>
    public static IEnumerable<(string Name, object Value)> Of(Recorded e)
    {
        foreach (var (name, kind) in Fields[e.Name])
        {
            if (e.Fact.Fields.GetValueOrDefault(name) is { } value)
                yield return (name, kind is FieldKind.Instant ? Micros.FromMicros((long)value) : value);
        }
    }

    public static OcelKind Kind(FieldKind kind) => kind switch
    {
        FieldKind.Integer => OcelKind.Integer,
        FieldKind.Decimal => OcelKind.Float,
        FieldKind.Boolean => OcelKind.Boolean,
        FieldKind.Instant => OcelKind.Time,
        _ => OcelKind.String,
    };

    /// <summary>Who acted, by his id; the system where it was nobody.</summary>
    public static string Person(Actor actor) => actor.Id?.ToString() ?? "system";
}
