namespace Guiju.Logs.Ocel;

/// <summary>Makes an object-centric log of a log of cases: each case is an object of one type, and each event is about it alone.</summary>
public static class OcelFromCases
{
    private const string Name = "concept:name";

    /// <summary>Makes the log.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="type">What the objects that they become are called.</param>
    public static OcelLog Of(IReadOnlyCollection<LogCase> cases, string type)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var ids = new HashSet<string>();
        var named = cases.Select(c => (Id: Free(ids, c.Id), Case: c)).ToList();
        var eventTypes = Kinds(cases.SelectMany(c => c.Events).Select(e => (e.Name, Own(e))));
        var objectTypes = Kinds(named.Select(c => (type, Own(c.Id, c.Case))));
        var events = named.SelectMany(c => c.Case.Events.Select(e => (c.Id, Event: e)));

        return new(
            Types(eventTypes), Types(objectTypes),
            [.. named.Select(c => new OcelObject(c.Id, type, [.. Typed(Own(c.Id, c.Case), objectTypes[type]).Select(v => new OcelValue(v.Name, v.Value, OcelValues.Start))], []))],
            [.. events.Select((e, i) => new OcelEvent($"e{i + 1}", e.Event.Name, At(e.Event), Typed(Own(e.Event), eventTypes[e.Event.Name]).ToDictionary(v => v.Name, v => v.Value), [new(e.Id, type)]))]);
    }

    /// <summary>Ids of objects are unique, names of cases are not always; such a case keeps its name as an attribute.</summary>
    private static string Free(HashSet<string> taken, string name)
    {
        var id = name;
        for (var n = 2; !taken.Add(id); n++)
        {
            id = $"{name} ({n})";
        }

        return id;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Own(LogEvent e) => e.Attributes.Where(a => a.Key is not (Name or "time:timestamp"));

    private static IEnumerable<KeyValuePair<string, object?>> Own(string id, LogCase one) =>
        one.Attributes.Where(a => a.Key is not Name).Concat(id == one.Id ? [] : [new(Name, one.Id)]);

    /// <summary>The offset is that of the log where it says one.</summary>
    private static DateTimeOffset At(LogEvent e) => Writing.LogInstants.Of(e);

    private static Dictionary<string, Dictionary<string, OcelKind>> Kinds(IEnumerable<(string Type, IEnumerable<KeyValuePair<string, object?>> Attributes)> all)
    {
        var types = new Dictionary<string, Dictionary<string, OcelKind>>();
        foreach (var (type, attributes) in all)
        {
            if (!types.TryGetValue(type, out var known))
            {
                types[type] = known = [];
            }

            foreach (var (name, value) in attributes)
            {
                if (value is not null)
                {
                    var kind = OcelValues.KindOf(value);
                    known[name] = known.TryGetValue(name, out var before) ? Both(before, kind) : kind;
                }
            }
        }

        return types;
    }

    private static OcelKind Both(OcelKind a, OcelKind b) =>
        a == b ? a : a is OcelKind.Integer or OcelKind.Float && b is OcelKind.Integer or OcelKind.Float ? OcelKind.Float : OcelKind.String;

    private static List<OcelType> Types(Dictionary<string, Dictionary<string, OcelKind>> types) =>
        [.. types.Select(t => new OcelType(t.Key, [.. t.Value.Select(a => new OcelAttribute(a.Key, a.Value))]))];

    private static IEnumerable<(string Name, object Value)> Typed(IEnumerable<KeyValuePair<string, object?>> attributes, Dictionary<string, OcelKind> kinds)
    {
        foreach (var (name, value) in attributes)
        {
            if (value is not null && OcelValues.Typed(value, kinds[name], TimeZoneInfo.Utc, out _) is { } typed)
            {
                yield return (name, typed);
            }
        }
    }
}
