using Guiju.Norms.Programs;

namespace Guiju.Norms.Language;

/// <summary>A slot with the names of the activities that fill it.</summary>
internal sealed record Slot(SlotProgram Program, IReadOnlyList<string> Activities);

/// <summary>Reads slots: an event name, several of them, or an event with conditions on its fields.</summary>
internal sealed class SlotParser(Scope scope)
{
    public Slot? Parse(YamlNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var choices = new List<SlotChoice>();
        var names = new List<string>();

        foreach (var item in YamlNode.Each(node))
        {
            if (!Add(item, choices, names))
            {
                return null;
            }
        }

        return choices.Count == 0
            ? scope.Faults.Refuse<Slot>(node, "wrong-shape", "At least one event must be named here.")
            : new(new([.. choices.GroupBy(c => c.Activity).Select(Merged)]), [.. names.Distinct()]);
    }

    private static SlotChoice Merged(IGrouping<int, SlotChoice> same)
    {
        var wheres = same.Select(c => c.Where).ToList();
        var where = wheres.Contains(null) ? null : wheres.Count == 1 ? wheres[0] : new ConditionProgram(ConditionOp.Any, wheres!);
        return new(same.Key, where);
    }

    private bool Add(YamlNode item, List<SlotChoice> choices, List<string> names)
    {
        switch (item)
        {
            case YamlText text when Known(text):
                choices.Add(new(scope.ActivityIndex(text.Value), null));
                names.Add(text.Value);
                return true;
            case YamlText:
                return false;
            case YamlMap map:
                return AddWithConditions(map, choices, names);
            default:
                scope.Faults.Add(item, "wrong-shape", "The name of an event, or {event: …, where: …}, is needed here.");
                return false;
        }
    }

    private bool AddWithConditions(YamlMap map, List<SlotChoice> choices, List<string> names)
    {
        var reader = new MapReader(map, scope.Faults);
        var events = reader.Required("event");
        var where = reader.Optional("where");
        reader.Finish();

        if (Named(events) is not { } texts || !texts.TrueForAll(Known))
        {
            return false;
        }

        var condition = where is null ? null : new ConditionParser(scope, [.. texts.Select(t => t.Value)], fieldsFirst: true).Parse(where);

        foreach (var text in texts)
        {
            choices.Add(new(scope.ActivityIndex(text.Value), condition));
            names.Add(text.Value);
        }

        return where is null || condition is not null;
    }

    private List<YamlText>? Named(YamlNode? events)
    {
        if (events is null)
        {
            return null;
        }

        var items = events is YamlItems list ? list.Items : [events];
        var texts = items.OfType<YamlText>().ToList();

        return texts.Count > 0 && texts.Count == items.Count
            ? texts
            : scope.Faults.Refuse<List<YamlText>>(events, "wrong-shape", "The name of an event, or several, is needed here.");
    }

    private bool Known(YamlText text)
    {
        if (scope.Vocabulary.Activities.ContainsKey(text.Value))
        {
            return true;
        }

        scope.Faults.Unknown(text, "unknown-event", "event", text.Value, scope.Vocabulary.Activities.Keys);
        return false;
    }
}
