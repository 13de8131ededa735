using Guiju.Logs.Mapping;
using Guiju.Norms.Timelines;

namespace Guiju.Logs.Reading;

/// <summary>Gathers the rows of a table into cases, each row being one event.</summary>
internal sealed class TableCases
{
    private readonly TableRows _rows;
    private readonly LogMap _map;
    private readonly LogNotes _notes;
    private readonly string[] _formats;
    private readonly int[] _case;
    private readonly int[] _time;
    private readonly (string Name, int Column, FieldKind Kind)[] _attributes;
    private readonly Dictionary<string, object?> _none = [];

    public TableCases(TableRows rows, LogMap map, LogNotes notes, LogLimits limits, LogSource source)
    {
        (_rows, _map, _notes, _formats) = (rows, map, notes, [.. map.Formats]);
        _case = [.. map.Case.Select(rows.Column)];
        _time = [.. map.Time.Select(rows.Column)];
        _attributes = [.. Columns(rows, map)];
        source.CaseLimit = map.Grouped ? limits.Case : limits.Ungrouped;
    }

    public IEnumerable<LogCase> Read() => _map.Grouped ? Grouped() : Whole();

    private static IEnumerable<(string Name, int Column, FieldKind Kind)> Columns(TableRows rows, LogMap map)
    {
        var listed = map.Attributes?.Select(a => (Name: a.Key, Column: rows.Column(a.Value.Column), a.Value.Kind))
            ?? rows.Headings.Select((h, i) => (h, i, FieldKind.Text));

        // The columns that name the event are needed to name it, whether or not they are listed.
        return listed.Concat(map.Activity.Select(a => (a, rows.Column(a), FieldKind.Text))).DistinctBy(c => c.Item1).Where(c => map.Keeps(c.Item1));
    }

    private IEnumerable<LogCase> Whole()
    {
        var cases = new Dictionary<string, CaseBuilder>();
        while (_rows.Next())
        {
            var id = Case();
            if (!cases.TryGetValue(id, out var one))
            {
                cases[id] = one = Begin();
            }

            Add(one);
        }

        foreach (var (id, one) in cases)
        {
            yield return one.End(id, _none);
        }
    }

    private IEnumerable<LogCase> Grouped()
    {
        var seen = new HashSet<string>();
        (string Id, CaseBuilder Events)? open = null;
        while (_rows.Next())
        {
            var id = Case();
            if (open is { } before && before.Id != id)
            {
                yield return before.Events.End(before.Id, _none);
                open = null;
            }

            open ??= Open(id, seen);
            Add(open.Value.Events);
        }

        if (open is { } last)
        {
            yield return last.Events.End(last.Id, _none);
        }
    }

    private (string, CaseBuilder) Open(string id, HashSet<string> seen)
    {
        _rows.BeginCase();
        return seen.Add(id)
            ? (id, Begin())
            : throw _rows.Fault("log.not-grouped", $"the rows of case '{id}' do not stand together, though the mapping says 'grouped'");
    }

    private CaseBuilder Begin() => new(_rows.File, _map, _notes);

    private string Case()
    {
        var id = string.Join("/", _case.Select(c => _rows[c]));
        return id.Length > 0 ? id : throw _rows.Fault("log.no-case", "a row does not say to which case it belongs");
    }

    private void Add(CaseBuilder one)
    {
        var attributes = new Dictionary<string, object?>(_attributes.Length);
        foreach (var (name, column, kind) in _attributes)
        {
            if (Cell(_rows[column], kind) is { } value)
            {
                attributes[name] = value;
            }
        }

        one.Add(attributes, Instant(string.Join(" ", _time.Select(c => _rows[c]))), _rows.Line);
    }

    private object? Cell(string text, FieldKind kind)
    {
        if (text.Length == 0 || _map.Empty.Contains(text))
        {
            return null;
        }

        object? value = kind switch
        {
            FieldKind.Integer => Words.Integer(text),
            FieldKind.Decimal => Words.Decimal(text),
            FieldKind.Boolean => Words.Boolean(text),
            FieldKind.Instant => Instant(text) is { } at ? DateTimeOffset.UnixEpoch.AddMicroseconds(at) : null,
            _ => text,
        };
        if (value is null)
        {
            _notes.Add("note.unreadable", _rows.Line);
        }

        return value;
    }

    private long? Instant(string text)
    {
        if (text.Length == 0 || _map.Empty.Contains(text))
        {
            return null;
        }

        var at = _formats.Length == 0
            ? Instants.Iso(text, _map.Zone, out var naive)
            : Instants.Exact(text, _formats, _map.Zone, out naive);
        if (naive)
        {
            _notes.Add("note.naive", _rows.Line);
        }

        return at is { } read ? Instants.Micros(read) : null;
    }
}
