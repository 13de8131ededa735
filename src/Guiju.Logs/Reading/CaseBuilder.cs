using Guiju.Logs.Mapping;

namespace Guiju.Logs.Reading;

/// <summary>Gathers the events of one case, names and times them as the mapping says, and puts them in the order of time.</summary>
internal sealed class CaseBuilder(string file, LogMap map, LogNotes notes)
{
    private readonly LogNaming _naming = new(map);
    private List<(string Name, long? At, Dictionary<string, object?> Attributes, int Line)> _events = [];
    private int _cases;

    public void Begin()
    {
        _events = [];
        _cases++;
    }

    /// <summary>Adds an event whose instant is the attribute that the mapping names.</summary>
    public void Add(Dictionary<string, object?> attributes, int line) =>
        Add(attributes, attributes.GetValueOrDefault(map.Time[0]) switch
        {
            DateTimeOffset at => Instants.Micros(at),
            string text when Instants.Iso(text, map.Zone, out _) is { } at => Instants.Micros(at),
            _ => null,
        }, line);

    /// <summary>Adds an event that happened at an instant; null when the log does not say when.</summary>
    public void Add(Dictionary<string, object?> attributes, long? at, int line)
    {
        var name = _naming.Activity(attributes);
        if (name.Length == 0)
        {
            notes.Add("note.nameless", line);
        }

        if (at is null)
        {
            notes.Add("note.untimed", line);
            if (map.Untimed == Untimed.Refuse)
            {
                throw new LogFault("log.no-time", file, line, $"an event has no readable {string.Join(" ", map.Time)}");
            }
        }

        _events.Add((name, at, attributes, line));
    }

    /// <summary>The case is complete.</summary>
    public LogCase End(IReadOnlyDictionary<string, object?> attributes)
    {
        var id = _naming.Case(attributes);
        return End(id.Length == 0 ? $"#{_cases}" : id, attributes);
    }

    /// <summary>The case is complete and has this name.</summary>
    public LogCase End(string id, IReadOnlyDictionary<string, object?> attributes) => new(id, attributes, Ordered());

    // An event without a time stands where the log puts it: at the instant of the one before it, or else of the first that has one.
    private List<LogEvent> Ordered()
    {
        var before = _events.Find(e => e.At is not null).At ?? 0;
        var events = new List<LogEvent>(_events.Count);
        var sorted = true;
        foreach (var (name, at, attributes, line) in _events)
        {
            before = at ?? before;
            sorted = sorted && (events.Count == 0 || events[^1].At <= before);
            events.Add(new(name, before, attributes, line));
        }

        return sorted ? events : [.. events.OrderBy(e => e.At)];
    }
}
