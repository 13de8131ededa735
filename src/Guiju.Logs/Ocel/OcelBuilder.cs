using Guiju.Logs.Reading;

namespace Guiju.Logs.Ocel;

/// <summary>Puts a log together from what a file says, in whatever order it says it: types the values, and refuses what has no meaning.</summary>
internal sealed class OcelBuilder(string file, TimeZoneInfo zone, LogNotes notes)
{
    private readonly Dictionary<string, Dictionary<string, OcelKind>> _eventTypes = [];
    private readonly Dictionary<string, Dictionary<string, OcelKind>> _objectTypes = [];
    private readonly List<OcelRaw> _objects = [];
    private readonly List<OcelRaw> _events = [];
    private readonly HashSet<string> _objectIds = [];
    private readonly HashSet<string> _eventIds = [];

    public void EventType(string name, int line, IEnumerable<OcelAttribute> attributes) => Type(_eventTypes, name, line, attributes);

    public void ObjectType(string name, int line, IEnumerable<OcelAttribute> attributes) => Type(_objectTypes, name, line, attributes);

    public void Object(OcelRaw raw) => Add(_objects, _objectIds, raw, "object");

    public void Event(OcelRaw raw) => Add(_events, _eventIds, raw, "event");

    public OcelLog Build()
    {
        // Values are typed before the types are listed, for one that nobody declared is added then.
        var objects = _objects.ConvertAll(o => new OcelObject(o.Id, o.Type, [.. Values(o, _objectTypes)], Links(o)));
        var events = _events.ConvertAll(e => new OcelEvent(e.Id, e.Type, Instant(e.Time, e), Unique(e, Values(e, _eventTypes)), Links(e), e.Line));

        return new(Listed(_eventTypes), Listed(_objectTypes), objects, events);
    }

    private static List<OcelType> Listed(Dictionary<string, Dictionary<string, OcelKind>> types) =>
        [.. types.Select(t => new OcelType(t.Key, [.. t.Value.Select(a => new OcelAttribute(a.Key, a.Value))]))];

    private void Type(Dictionary<string, Dictionary<string, OcelKind>> types, string name, int line, IEnumerable<OcelAttribute> attributes)
    {
        var known = new Dictionary<string, OcelKind>();
        if (!types.TryAdd(name, known))
        {
            throw new LogFault("ocel.twice", file, line, $"there are two types '{name}'");
        }

        foreach (var attribute in attributes)
        {
            known[attribute.Name] = attribute.Kind;
        }
    }

    private void Add(List<OcelRaw> all, HashSet<string> ids, OcelRaw raw, string what)
    {
        if (!ids.Add(raw.Id))
        {
            throw new LogFault("ocel.twice", file, raw.Line, $"there are two {what}s '{raw.Id}'");
        }

        all.Add(raw);
    }

    private IEnumerable<OcelValue> Values(OcelRaw of, Dictionary<string, Dictionary<string, OcelKind>> types)
    {
        if (!types.TryGetValue(of.Type, out var known))
        {
            notes.Add("note.ocel-undeclared", of.Line);
            types[of.Type] = known = [];
        }

        foreach (var (name, value, time) in of.Values)
        {
            if (!known.TryGetValue(name, out var kind))
            {
                notes.Add("note.ocel-undeclared", of.Line);
                known[name] = kind = OcelValues.KindOf(value);
            }

            var typed = OcelValues.Typed(value, kind, zone, out var naive);
            Note(naive, typed is null, of.Line);
            if (typed is not null)
            {
                yield return new(name, typed, time is null ? OcelValues.Start : Instant(time, of));
            }
        }
    }

    private Dictionary<string, object> Unique(OcelRaw of, IEnumerable<OcelValue> values)
    {
        var unique = new Dictionary<string, object>();
        foreach (var one in values)
        {
            if (!unique.TryAdd(one.Name, one.Value))
            {
                notes.Add("note.twice", of.Line);
                unique[one.Name] = one.Value;
            }
        }

        return unique;
    }

    private List<OcelLink> Links(OcelRaw of)
    {
        var links = of.Links.FindAll(l => _objectIds.Contains(l.Object));
        if (links.Count < of.Links.Count)
        {
            notes.Add("note.ocel-dangling", of.Line);
        }

        return links;
    }

    private DateTimeOffset Instant(string? text, OcelRaw of)
    {
        var naive = false;
        if ((text is null ? null : Instants.Iso(text, zone, out naive)) is not { } at)
        {
            throw new LogFault("log.no-time", file, of.Line, $"'{of.Id}' has no readable time");
        }

        Note(naive, unreadable: false, of.Line);
        return at;
    }

    private void Note(bool naive, bool unreadable, int line)
    {
        if (naive)
        {
            notes.Add("note.naive", line);
        }

        if (unreadable)
        {
            notes.Add("note.unreadable", line);
        }
    }
}

/// <summary>An event or object as a file says it, before its values are typed.</summary>
/// <param name="Line">Where it begins.</param>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type.</param>
/// <param name="Time">For an event, when it happened.</param>
/// <param name="Values">Attributes, values, and for an object since when.</param>
/// <param name="Links">The objects that it is related to.</param>
internal sealed record OcelRaw(int Line, string Id, string Type, string? Time, List<(string Name, object Value, string? Time)> Values, List<OcelLink> Links);
