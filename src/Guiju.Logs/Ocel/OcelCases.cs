using Guiju.Logs.Mapping;
using Guiju.Logs.Reading;

namespace Guiju.Logs.Ocel;

/// <summary>
/// Sees an object-centric log by one kind of object: each of them is a case, with the events that are about it. An event that is about
/// several of them is in each of their cases.
/// </summary>
internal sealed class OcelCases(OcelLog log, LogMap map, LogNotes notes, string file)
{
    private const string Name = "concept:name";

    private readonly Dictionary<string, OcelObject> _objects = log.Objects.ToDictionary(o => o.Id);

    public IEnumerable<LogCase> Read()
    {
        var type = log.Objects.Count == 0 ? "" : Type();
        var cases = log.Objects.Where(o => o.Type == type).ToDictionary(o => o.Id, _ => new List<(OcelEvent Event, string Qualifier)>());
        foreach (var e in log.Events)
        {
            var about = e.Links.Where(l => cases.ContainsKey(l.Object)).DistinctBy(l => l.Object).ToList();
            foreach (var link in about)
            {
                cases[link.Object].Add((e, link.Qualifier));
            }

            Note(about.Count, e.Line);
        }

        var builder = new CaseBuilder(file, map, notes);
        return cases.Select(c => Case(builder, _objects[c.Key], c.Value));
    }

    private void Note(int cases, int line)
    {
        if (cases != 1)
        {
            notes.Add(cases == 0 ? "note.event-outside-case" : "note.ocel-shared", line);
        }
    }

    private string Type()
    {
        var types = log.Objects.CountBy(o => o.Type).OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).ToList();
        var listed = string.Join(", ", types.Select(t => $"{t.Key} ({t.Value})"));
        return map.Object is { } wanted
            ? types.Exists(t => t.Key == wanted) || log.ObjectTypes.Any(t => t.Name == wanted) ? wanted : throw new LogFault("ocel.no-such-object", file, 0, $"there is no object of type '{wanted}'; there are {listed}")
            : types is [var only] ? only.Key
            : throw new LogFault("ocel.which-object", file, 0, $"say which objects are the cases: {listed}");
    }

    private LogCase Case(CaseBuilder builder, OcelObject about, List<(OcelEvent Event, string Qualifier)> events)
    {
        builder.Begin();
        var (values, next) = (about.Values.OrderBy(v => v.At).ToList(), 0);
        foreach (var (e, qualifier) in events.OrderBy(e => e.Event.At))
        {
            var attributes = Attributes(e, about, qualifier);
            for (; next < values.Count && values[next].At <= e.At; next++)
            {
                Put(attributes, $"object:{values[next].Name}", values[next].Value);
            }

            builder.Add(attributes, Instants.Micros(e.At), e.Line);
        }

        // What the object was at first is what is known of the case as a whole.
        var whole = new Dictionary<string, object?> { [Name] = about.Id };
        foreach (var value in values.DistinctBy(v => v.Name))
        {
            Put(whole, value.Name, value.Value);
        }

        return builder.End(whole);
    }

    private Dictionary<string, object?> Attributes(OcelEvent e, OcelObject about, string qualifier)
    {
        var attributes = new Dictionary<string, object?>();
        foreach (var (name, value) in e.Values)
        {
            Put(attributes, name, value);
        }

        Put(attributes, Name, e.Type);
        Put(attributes, "time:timestamp", e.At);
        Put(attributes, "ocel:id", e.Id);
        Put(attributes, "ocel:qualifier", qualifier);
        foreach (var others in e.Links.Where(l => l.Object != about.Id).GroupBy(l => _objects[l.Object].Type))
        {
            Put(attributes, $"ocel:{others.Key}", others.Select(l => l.Object).Distinct().ToList());
        }

        return attributes;
    }

    private void Put(Dictionary<string, object?> attributes, string name, object value)
    {
        if (map.Keeps(name))
        {
            attributes[name] = value;
        }
    }
}
