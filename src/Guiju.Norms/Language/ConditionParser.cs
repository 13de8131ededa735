using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Norms.Language;

/// <summary>Reads conditions: names with what their values must be, joined by all, any and not.</summary>
/// <param name="scope">The pack.</param>
/// <param name="activities">The activities whose fields may be named; a field must belong to each of them.</param>
/// <param name="fieldsFirst">True where a name means a field before it means a case attribute.</param>
/// <param name="activating">
/// In the condition of a pair, whose names mean fields of the other event, the activities that activate; otherwise null.
/// </param>
internal sealed class ConditionParser(Scope scope, IReadOnlyList<string> activities, bool fieldsFirst, IReadOnlyList<string>? activating = null)
{
    private Faults Faults => scope.Faults;

    public ConditionProgram? Parse(YamlNode node)
    {
        var condition = Condition(node);

        if (condition is not null)
        {
            Contradictions.Report(condition, node, scope);
        }

        return condition;
    }

    /// <summary>Reads one entry of a mapping: a name and its test.</summary>
    public ConditionProgram? Entry(YamlEntry entry) => entry.Key.Value switch
    {
        "all" => Many(entry.Value, ConditionOp.All),
        "any" => Many(entry.Value, ConditionOp.Any),
        "not" => Condition(entry.Value) is { } inner ? new(ConditionOp.Not, [inner]) : null,
        _ => Resolve(entry.Key) is { } operand ? new ConditionTest(operand, entry.Key.Value, Faults, Other).Parse(entry.Value) : null,
    };

    private ConditionProgram? Condition(YamlNode node)
    {
        if (node is not YamlMap map)
        {
            return Faults.Refuse<ConditionProgram>(node, "wrong-shape", "A condition is a mapping of names to values.");
        }

        var parts = map.Entries.Select(Entry).ToList();
        return parts.Exists(p => p is null) ? null : Joined(parts!);
    }

    private ConditionProgram? Many(YamlNode node, ConditionOp op)
    {
        if (node is not YamlItems items || items.Items.Count == 0)
        {
            return Faults.Refuse<ConditionProgram>(node, "wrong-shape", "A list of conditions is needed here.");
        }

        var parts = items.Items.Select(Condition).ToList();
        return parts.Exists(p => p is null) ? null : new(op, parts!);
    }

    private static ConditionProgram Joined(List<ConditionProgram> parts) => parts.Count == 1 ? parts[0] : new(ConditionOp.All, parts);

    /// <summary>Reads <c>{field: NAME}</c>, another value of the same event, or <c>{activation: NAME}</c>, one of the event that activated.</summary>
    private ConditionProgram? Other(YamlMap map)
    {
        if (map.Entries is not [{ Key.Value: "field" or "activation", Value: YamlText { IsNull: false } name } entry])
        {
            return Faults.Refuse<ConditionProgram>(map, "wrong-shape", "A value, or {field: NAME}, is needed here.");
        }

        if (entry.Key.Value == "field")
        {
            return Resolve(name);
        }

        return activating is null
            ? Faults.Refuse<ConditionProgram>(entry.Key, "unknown-key", "'activation' means nothing here.", "It stands in the condition of a pair; write 'field' for another value of the same event.")
            : Resolve(name, activating, PairSide.Activation);
    }

    private ConditionProgram? Resolve(YamlText name) => Resolve(name, activities, activating is null ? null : PairSide.Target);

    private ConditionProgram? Resolve(YamlText name, IReadOnlyList<string> among, PairSide? side)
    {
        var field = FieldOperand(name.Value, among);
        var attribute = scope.Vocabulary.Attributes.TryGetValue(name.Value, out var found) ? AttributeOperand(found) : null;
        var operand = fieldsFirst ? field ?? attribute : attribute ?? field;

        if (operand is null)
        {
            var known = Fields(among).SelectMany(f => f.Keys).Concat(scope.Vocabulary.Attributes.Keys);
            var code = among.Count > 0 && fieldsFirst ? "unknown-field" : "unknown-attribute";
            Faults.Unknown(name, code, among.Count > 0 ? "field or case attribute" : "case attribute", name.Value, known);
        }

        return operand is null ? null : operand with { Side = side };
    }

    private ConditionProgram? FieldOperand(string name, IReadOnlyList<string> among)
    {
        Field? field = null;

        foreach (var fields in Fields(among))
        {
            if (!fields.TryGetValue(name, out field))
            {
                return null;
            }
        }

        return field is null ? null : new(ConditionOp.In, Field: name, Kind: field.Kind, Texts: field.Codes);
    }

    private ConditionProgram AttributeOperand(CaseAttribute attribute) =>
        new(ConditionOp.In, Attribute: scope.AttributeIndex(attribute), Kind: attribute.Field.Kind, Texts: attribute.Field.Codes);

    private IEnumerable<IReadOnlyDictionary<string, Field>> Fields(IReadOnlyList<string> among) => among.Select(a => scope.Vocabulary.Activities[a].Fields);
}
