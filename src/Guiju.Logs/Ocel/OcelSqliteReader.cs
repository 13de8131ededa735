namespace Guiju.Logs.Ocel;

/// <summary>Reads OCEL 2.0 kept in an SQLite file: a table for events, one for objects, their relations, and one for each type.</summary>
internal sealed class OcelSqliteReader : IDisposable
{
    private readonly OcelSqliteFile _file;
    private readonly string _path;
    private readonly OcelBuilder _log;

    // A time without an offset is UTC here, as all known writers of this layout mean it.
    private OcelSqliteReader(string path, LogNotes notes, LogLimits limits) =>
        (_path, _file, _log) = (path, OcelSqliteFile.Open(path, limits), new(path, TimeZoneInfo.Utc, notes));

    public static OcelLog Read(string path, LogNotes notes, LogLimits limits)
    {
        using var reader = new OcelSqliteReader(path, notes, limits);
        return reader.Read();
    }

    public void Dispose() => _file.Dispose();

    private OcelLog Read()
    {
        var (objects, events) = (Named("object"), Named("event"));
        Links(objects, "object_object", "ocel_source_id", "ocel_target_id");
        Links(events, "event_object", "ocel_event_id", "ocel_object_id");
        foreach (var (type, table) in Types("object_map_type"))
        {
            _log.ObjectType(type, 0, ObjectRows(objects, type, $"object_{table}"));
        }

        foreach (var (type, table) in Types("event_map_type"))
        {
            _log.EventType(type, 0, EventRows(events, type, $"event_{table}"));
        }

        foreach (var one in objects.Values)
        {
            _log.Object(one);
        }

        foreach (var one in events.Values)
        {
            _log.Event(one);
        }

        return _log.Build();
    }

    private Dictionary<string, OcelRaw> Named(string table)
    {
        var all = new Dictionary<string, OcelRaw>();
        foreach (var row in Table(table, "ocel_id", "ocel_type"))
        {
            var id = Text(table, row[0]);
            if (!all.TryAdd(id, new(0, id, Text(table, row[1]), null, [], [])))
            {
                throw Fault("ocel.twice", $"there are two rows '{id}' in '{table}'");
            }
        }

        return all;
    }

    private void Links(Dictionary<string, OcelRaw> of, string table, string from, string to)
    {
        foreach (var row in Table(table, from, to, "ocel_qualifier"))
        {
            if (of.TryGetValue(Text(table, row[0]), out var one))
            {
                one.Links.Add(new(Text(table, row[1]), row[2] is { } qualifier ? OcelValues.Text(qualifier) : ""));
            }
        }
    }

    private List<(string Type, string Table)> Types(string table) =>
        [.. Table(table, "ocel_type", "ocel_type_map").Select(r => (Text(table, r[0]), Text(table, r[1])))];

    private List<OcelAttribute> EventRows(Dictionary<string, OcelRaw> events, string type, string table)
    {
        var attributes = Attributes(table, "ocel_id", "ocel_time");
        foreach (var row in Table(table, ["ocel_id", "ocel_time", .. attributes.Select(a => a.Name)]))
        {
            if (Of(events, type, table, row[0]) is not { } one)
            {
                continue;
            }

            events[one.Id] = one with { Time = row[1] is { } time ? OcelValues.Text(time) : null };
            one.Values.AddRange(Given(attributes, row, 2).Select(v => (v.Name, v.Value, (string?)null)));
        }

        return attributes;
    }

    private List<OcelAttribute> ObjectRows(Dictionary<string, OcelRaw> objects, string type, string table)
    {
        var attributes = Attributes(table, "ocel_id", "ocel_time", "ocel_changed_field");
        foreach (var row in Table(table, ["ocel_id", "ocel_time", "ocel_changed_field", .. attributes.Select(a => a.Name)]))
        {
            if (Of(objects, type, table, row[0]) is { } one)
            {
                // A row of a change says what the one field became; what stands beside it there is no news.
                var changed = row[2] is { } field ? OcelValues.Text(field) : null;
                var time = row[1] is { } at ? OcelValues.Text(at) : null;
                one.Values.AddRange(Given(attributes, row, 3).Where(v => changed is null || v.Name == changed).Select(v => (v.Name, v.Value, time)));
            }
        }

        return attributes;
    }

    private OcelRaw? Of(Dictionary<string, OcelRaw> all, string type, string table, object? id) =>
        all.TryGetValue(Text(table, id), out var one) && one.Type == type ? one : null;

    private static IEnumerable<(string Name, object Value)> Given(List<OcelAttribute> attributes, object?[] row, int from)
    {
        for (var i = 0; i < attributes.Count; i++)
        {
            if (row[from + i] is { } value)
            {
                yield return (attributes[i].Name, value);
            }
        }
    }

    private List<OcelAttribute> Attributes(string table, params string[] own) =>
        [.. _file.Columns(table).Where(c => !own.Contains(c.Name, StringComparer.OrdinalIgnoreCase)).Select(c => new OcelAttribute(c.Name, Kind(c.Type)))];

    private static OcelKind Kind(string declared)
    {
        bool Says(params string[] words) => Array.Exists(words, w => declared.Contains(w, StringComparison.OrdinalIgnoreCase));
        return Says("BOOL") ? OcelKind.Boolean
            : Says("TIME", "DATE") ? OcelKind.Time
            : Says("INT") ? OcelKind.Integer
            : Says("REAL", "FLOA", "DOUB", "NUMERIC", "DECIMAL") ? OcelKind.Float
            : OcelKind.String;
    }

    private IEnumerable<object?[]> Table(string table, params string[] columns)
    {
        var known = _file.Columns(table);
        if (known.Count == 0)
        {
            throw Fault("ocel.not-ocel", $"there is no table '{table}'");
        }

        foreach (var column in columns)
        {
            if (!known.Any(k => k.Name.Equals(column, StringComparison.OrdinalIgnoreCase)))
            {
                throw Fault("ocel.missing", $"the table '{table}' has no column '{column}'");
            }
        }

        return _file.Read(table, columns);
    }

    private string Text(string table, object? value) =>
        value is null ? throw Fault("ocel.missing", $"a row of '{table}' lacks an id or type") : OcelValues.Text(value);

    private LogFault Fault(string code, string detail) => new(code, _path, 0, detail);
}
