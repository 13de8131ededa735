using System.Globalization;
using Guiju.Logs.Reading;
using Guiju.Norms.Timelines;

namespace Guiju.Logs;

/// <summary>Turns the events of a foreign log into facts that norms can judge, typed as the vocabulary says.</summary>
public sealed class LogFacts(LogVocabulary vocabulary, LogNotes notes)
{
    private readonly IReadOnlyDictionary<string, Activity> _activities = vocabulary.Vocabulary.Activities;

    /// <summary>The trace of a case. Activities that the vocabulary does not know stay in it: something did happen.</summary>
    public IReadOnlyList<Fact> Of(LogCase one)
    {
        ArgumentNullException.ThrowIfNull(one);
        var facts = new Fact[one.Events.Count];
        for (var i = 0; i < facts.Length; i++)
        {
            var e = one.Events[i];
            facts[i] = new($"{one.Id}#{i + 1}", e.Name, e.At, i + 1, Fields(e, i == 0 ? one.Attributes : null));
        }

        return facts;
    }

    private Dictionary<string, object?> Fields(LogEvent e, IReadOnlyDictionary<string, object?>? ofCase)
    {
        var fields = new Dictionary<string, object?>();
        if (_activities.TryGetValue(e.Name, out var activity))
        {
            foreach (var (name, field) in activity.Fields)
            {
                Put(fields, name, field, e.Attributes, name, e.Line);
            }
        }
        else
        {
            notes.Add("note.unknown-activity", e.Line);
        }

        if (ofCase is not null)
        {
            foreach (var (name, field) in vocabulary.CaseAttributes)
            {
                Put(fields, LogVocabulary.CaseField(name), field, ofCase, name, e.Line);
            }
        }

        return fields;
    }

    private void Put(
        Dictionary<string, object?> fields, string name, Field field, IReadOnlyDictionary<string, object?> from, string key, int line)
    {
        if (!from.TryGetValue(key, out var value) || value is null)
        {
            return;
        }

        if (Value(value, field.Kind) is not { } typed)
        {
            notes.Add("note.unreadable", line);
            return;
        }

        if (field.Codes is { } codes && !codes.Contains(typed))
        {
            notes.Add("note.unknown-code", line);
        }

        fields[name] = typed;
    }

    private static object? Value(object? value, FieldKind kind) => kind switch
    {
        FieldKind.Integer => value is long ? value : Words.Integer(Text(value)),
        FieldKind.Decimal => value is decimal ? value : Words.Decimal(Text(value)),
        FieldKind.Boolean => value is bool ? value : Words.Boolean(Text(value)),
        FieldKind.Instant => Instant(value),
        FieldKind.List => value as IReadOnlyList<string> ?? (value is null ? null : [Text(value)]),
        _ => value is null ? null : Text(value),
    };

    private static object? Instant(object? value) => value switch
    {
        DateTimeOffset at => Instants.Micros(at),
        string text when Instants.Iso(text, TimeZoneInfo.Utc, out var naive) is { } at && !naive => Instants.Micros(at),
        _ => null,
    };

    private static string Text(object? value) => value switch
    {
        string text => text,
        bool yes => yes ? "true" : "false",
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        IReadOnlyList<string> list => string.Join(", ", list),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
