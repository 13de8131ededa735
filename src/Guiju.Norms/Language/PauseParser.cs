using Guiju.Norms.Programs;

namespace Guiju.Norms.Language;

/// <summary>Reads a pause: what begins and ends it, what it needs, who approves it and how long it may last.</summary>
internal sealed class PauseParser(Scope scope)
{
    private readonly SlotParser slots = new(scope);

    public void Named(YamlText name, YamlNode node)
    {
        if (Parse(node, name.Value) is { } pause)
        {
            scope.AddPause(name, pause);
        }
    }

    public PauseProgram? Parse(YamlNode node, string? name)
    {
        if (MapReader.Of(node, scope.Faults, "A pause") is not { } reader)
        {
            return null;
        }

        var before = scope.Faults.Count;
        var holds = reader.Optional("while");
        var from = slots.Parse(holds is null ? reader.Required("from") : reader.Optional("from"));
        var until = slots.Parse(holds is null ? reader.Required("until") : reader.Optional("until"));
        var condition = holds is null ? null : new ConditionParser(scope, [], fieldsFirst: false).Parse(holds);
        var needs = YamlNode.Each(reader.Optional("needs")).Select(n => Need(n, from)).OfType<string>().ToList();
        var approved = slots.Parse(reader.Optional("approved"));
        var (most, all) = (Limit(reader, "at_most"), Limit(reader, "in_all"));
        var otherwise = reader.OneOf("otherwise", required: false, "runs", "flagged");
        reader.Finish();
        Check(reader, holds, otherwise);

        return scope.Faults.Count > before
            ? null
            : new(from?.Program, until?.Program, condition, name, needs.Count == 0 ? null : needs, approved?.Program, most, all, otherwise == "flagged");
    }

    private void Check(MapReader reader, YamlNode? holds, string? otherwise)
    {
        if (holds is not null && (reader.Optional("from") ?? reader.Optional("until") ?? reader.Optional("needs")) is { } other)
        {
            scope.Faults.Add(other, "form", "A pause lasts 'while' a condition holds, or 'from' an event 'until' another, which alone can say what it 'needs'.");
        }

        if (otherwise is not null && reader.Optional("needs") is null && reader.Optional("approved") is null)
        {
            scope.Faults.Add(reader.Optional("otherwise")!, "missing-key", "'otherwise' says what becomes of a pause without what it 'needs', or that nobody 'approved'; neither is asked for here.");
        }
    }

    private long? Limit(MapReader reader, string key)
    {
        if (reader.Optional(key) is not { } node || Durations.Read(node, scope.Faults) is not { } length)
        {
            return null;
        }

        if (length == 0)
        {
            scope.Faults.Add(node, "bad-duration", "A pause that may not last stops no clock.");
        }

        return length;
    }

    private string? Need(YamlNode node, Slot? from)
    {
        if (node is not YamlText name)
        {
            return scope.Faults.Refuse<string>(node, "wrong-shape", "The name of a field is needed here.");
        }

        foreach (var activity in from?.Activities ?? [])
        {
            var fields = scope.Vocabulary.Activities[activity].Fields;

            if (!fields.ContainsKey(name.Value))
            {
                scope.Faults.Unknown(node, "unknown-field", $"field of {activity} called", name.Value, fields.Keys);
                return null;
            }
        }

        return name.Value;
    }
}
