using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Norms.Language;

/// <summary>Reads reference instants: an event, a field of an event, or the later or earlier of several.</summary>
internal sealed class ReferenceParser(Scope scope)
{
    public ReferenceProgram? Parse(YamlNode node)
    {
        if (node is YamlText)
        {
            return new SlotParser(scope).Parse(node) is { } slot ? new(slot.Program, null, First: false, null, Later: false) : null;
        }

        if (MapReader.Of(node, scope.Faults, "A reference") is not { } reader)
        {
            return null;
        }

        var later = reader.Optional("later_of");
        var parts = later ?? reader.Optional("earlier_of");

        if (parts is not null)
        {
            reader.Finish();
            return Combined(parts, later is not null);
        }

        var first = reader.OneOf("pick", required: false, "first", "last") == "first";
        var single = Single(reader);
        reader.Finish();

        return single is null ? null : new(single.Value.Slot.Program, single.Value.Field, first, null, Later: false);
    }

    /// <summary>Reads where a clock starts.</summary>
    public (Slot Slot, string? Field)? Start(YamlNode node)
    {
        if (node is YamlText)
        {
            return new SlotParser(scope).Parse(node) is { } slot ? (slot, null) : null;
        }

        if (MapReader.Of(node, scope.Faults, "A start") is not { } reader)
        {
            return null;
        }

        var single = Single(reader);
        reader.Finish();

        return single;
    }

    private ReferenceProgram? Combined(YamlNode node, bool later)
    {
        if (node is not YamlItems { Items.Count: >= 2 } items)
        {
            return scope.Faults.Refuse<ReferenceProgram>(node, "wrong-shape", "At least two references are needed here.");
        }

        var parts = items.Items.Select(Parse).ToList();
        return parts.Exists(p => p is null) ? null : new(null, null, First: false, parts!, later);
    }

    private (Slot Slot, string? Field)? Single(MapReader reader)
    {
        var where = reader.Optional("where");

        if (reader.Optional("field") is { } field)
        {
            return FieldOf(field, where);
        }

        if (reader.Required("event") is not { } events)
        {
            return null;
        }

        return new SlotParser(scope).Parse(Conditioned(events, where)) is { } slot ? (slot, null) : null;
    }

    private (Slot Slot, string? Field)? FieldOf(YamlNode node, YamlNode? where)
    {
        if (node is not YamlText text)
        {
            scope.Faults.Add(node, "wrong-shape", "A field is named EVENT.FIELD here.");
            return null;
        }

        if (Split(text) is not var (activity, name))
        {
            return null;
        }

        var field = scope.Vocabulary.Activities[activity].Fields[name];

        if (field.Kind != FieldKind.Instant)
        {
            scope.Faults.Add(node, "wrong-type", $"'{text.Value}' is not an instant.");
            return null;
        }

        var slot = new SlotParser(scope).Parse(Conditioned(text with { Value = activity }, where));
        return slot is null ? null : (slot, name);
    }

    private (string Activity, string Field)? Split(YamlText text)
    {
        var activity = scope.Vocabulary.Activities.Keys
            .Where(a => text.Value.StartsWith(a + ".", StringComparison.Ordinal))
            .MaxBy(a => a.Length);
        var field = activity is null ? null : text.Value[(activity.Length + 1)..];

        if (activity is not null && scope.Vocabulary.Activities[activity].Fields.ContainsKey(field!))
        {
            return (activity, field!);
        }

        scope.Faults.Unknown(text, activity is null ? "unknown-event" : "unknown-field", "event and field", text.Value, Every());
        return null;
    }

    private IEnumerable<string> Every() =>
        scope.Vocabulary.Activities.Values.SelectMany(a => a.Fields.Keys.Select(f => a.Name + "." + f));

    private static YamlNode Conditioned(YamlNode events, YamlNode? where)
    {
        if (where is null)
        {
            return events;
        }

        YamlText Key(string name) => new(events.File, events.Line, events.Column, name, Plain: true);
        return new YamlMap(events.File, events.Line, events.Column, [new(Key("event"), events), new(Key("where"), where)]);
    }
}
