using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Norms.Language;

internal sealed partial class FormParser
{
    private ParsedForm? Fields(MapReader reader)
    {
        var on = slots.Parse(reader.Required("on"));
        var node = reader.Required("require");

        if (on is null || node is null)
        {
            return null;
        }

        var found = new List<RequirementProgram>();

        foreach (var item in YamlNode.Each(node))
        {
            if (Requirement(item, on) is { } requirement)
            {
                found.Add(requirement);
            }
        }

        return new(new FieldsProgram(on.Program, found), on.Activities);
    }

    /// <summary>A person ticks that it was done, by name and time; what is not ticked was not.</summary>
    private ParsedForm? Attest(MapReader reader)
    {
        var on = slots.Parse(reader.Required("on"));
        var node = reader.Required("ticks");
        var ticks = YamlNode.Each(node).Select(t => Tick(t, on)).OfType<RequirementProgram>().ToList();

        return on is null ? null : new(new FieldsProgram(on.Program, ticks), on.Activities);
    }

    private RequirementProgram? Tick(YamlNode node, Slot? on)
    {
        if (on is null || Requirement(node, on) is not { Condition: { Op: ConditionOp.Present, Field: { } field, Kind: var kind } })
        {
            return on is null || node is YamlText ? null : scope.Faults.Refuse<RequirementProgram>(node, "wrong-shape", "The name of a yes-or-no field is needed here.");
        }

        return kind == FieldKind.Boolean
            ? new([field], new(ConditionOp.In, Field: field, Kind: kind, Flag: true))
            : scope.Faults.Refuse<RequirementProgram>(node, "wrong-type", $"'{field}' is not a yes-or-no field, so it cannot be ticked.");
    }

    private ParsedForm? Part(MapReader reader, string what, IEnumerable<string> names) =>
        reader.Required(what) is { } node && content.Has(node, what, names) ? new(null, [], ((YamlText)node).Value) : null;

    private RequirementProgram? Requirement(YamlNode node, Slot on)
    {
        var conditions = new ConditionParser(scope, on.Activities, fieldsFirst: true);

        if (node is YamlMap map)
        {
            var condition = conditions.Parse(map);
            return condition is null ? null : new([.. Named(condition).Distinct()], condition);
        }

        if (node is not YamlText name)
        {
            return scope.Faults.Refuse<RequirementProgram>(node, "wrong-shape", "A field, or a field with conditions, is needed here.");
        }

        var fields = on.Activities.Select(a => scope.Vocabulary.Activities[a].Fields).ToList();

        if (!fields.TrueForAll(f => f.ContainsKey(name.Value)))
        {
            scope.Faults.Unknown(name, "unknown-field", $"field of {string.Join(", ", on.Activities)} called", name.Value, fields[0].Keys);
            return null;
        }

        return new([name.Value], new(ConditionOp.Present, Field: name.Value, Kind: fields[0][name.Value].Kind));
    }

    private static IEnumerable<string> Named(ConditionProgram condition) => condition.Of is { } parts
        ? parts.SelectMany(Named)
        : condition.Field is { } field ? [field] : [];

    private ParsedForm? Phrases(MapReader reader)
    {
        var on = slots.Parse(reader.Required("on"));
        var fields = YamlNode.Each(reader.Required("field")).ToList();
        var forbid = reader.Optional("forbid") is { } f ? scope.PhraseList(f, "forbidden") : null;
        var require = reader.Optional("require") is { } r ? scope.PhraseList(r, "required") : null;
        var promise = reader.Optional("promise") is { } p ? scope.PhraseList(p, "promise") : null;

        if (reader.Optional("forbid") is null && reader.Optional("require") is null && reader.Optional("promise") is null)
        {
            scope.Faults.Add(reader.Map, "missing-key", "'forbid' or 'require' or 'promise' is missing here.");
        }

        if (fields.Count > 1 && reader.Optional("require") is { } required)
        {
            scope.Faults.Add(required, "wrong-shape", "Words are required in one field only.", "Write a norm for each field.");
        }

        if (on is null || !fields.TrueForAll(field => TextField(field, on)) || fields is not [YamlText first, .. var more])
        {
            return null;
        }

        List<string>? also = more.Count == 0 ? null : [.. more.Cast<YamlText>().Select(m => m.Value)];
        return new(new PhrasesProgram(on.Program, first.Value, forbid, require) { Promise = promise, Also = also }, on.Activities);
    }

    private bool TextField(YamlNode node, Slot on)
    {
        if (node is not YamlText { Value: var field })
        {
            scope.Faults.Add(node, "wrong-shape", "'field' must be a text or a list of texts.");
            return false;
        }

        foreach (var activity in on.Activities)
        {
            var fields = scope.Vocabulary.Activities[activity].Fields;

            if (!fields.TryGetValue(field, out var found))
            {
                scope.Faults.Unknown(node, "unknown-field", $"field of {activity} called", field, fields.Keys);
            }
            else if (found.Kind != FieldKind.Text)
            {
                scope.Faults.Add(node, "wrong-type", $"'{field}' of {activity} is not a text.");
            }
        }

        return true;
    }

    private ParsedForm? Limit(MapReader reader)
    {
        var start = reader.Required("start") is { } node ? new ReferenceParser(scope).Start(node) : null;
        var stop = slots.Parse(reader.Required("stop"));
        var table = reader.Optional("table") is { } t ? scope.Table(t) : null;
        var within = Duration(reader, "within");
        var (calendar, pauses) = clocks.Clock(reader);
        var until = slots.Parse(reader.Optional("until"));
        var warn = clocks.Warnings(reader, within);

        if (reader.Optional("table") is null == reader.Optional("within") is null)
        {
            scope.Faults.Add(reader.Map, "missing-key", "Either 'table' or 'within' says how long it may take.");
        }

        return start is null || stop is null
            ? null
            : new(
                new LimitProgram(start.Value.Slot.Program, start.Value.Field, stop.Program, table, within, until?.Program, pauses, warn, calendar),
                start.Value.Slot.Activities);
    }
}
