using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Norms.Language;

internal sealed partial class FormParser
{
    /// <summary>What must hold of two events beside the values that they share: <c>different</c> and <c>pair</c>.</summary>
    private ConditionProgram? Pair(MapReader reader, Slot? activation, Slot? target)
    {
        var parts = new List<ConditionProgram>();
        var (different, pair) = (reader.Optional("different"), reader.Optional("pair"));

        if (activation is null || target is null)
        {
            return null;
        }

        foreach (var item in YamlNode.Each(different))
        {
            if (Same(item, [.. activation.Activities, .. target.Activities]) is { } value)
            {
                var kind = value.Attribute is { } a ? scope.Attributes[a].Kind : scope.Vocabulary.Activities[target.Activities[0]].Fields[value.Field!].Kind;
                parts.Add(new(
                    ConditionOp.NotIn, Field: value.Field, Attribute: value.Attribute, Kind: kind, Side: PairSide.Target,
                    Than: new(PairSide.Activation, value.Field, value.Attribute)));
            }
        }

        if (pair is not null && new ConditionParser(scope, target.Activities, fieldsFirst: true, activation.Activities).Parse(pair) is { } condition)
        {
            parts.Add(condition);
        }

        return parts.Count switch { 0 => null, 1 => parts[0], _ => new(ConditionOp.All, parts) };
    }

    private IReadOnlyList<SameProgram> Same(MapReader reader, Slot? one, Slot? other)
    {
        var node = reader.Optional("same");
        var found = new List<SameProgram>();

        foreach (var item in YamlNode.Each(node))
        {
            if (one is not null && other is not null && Same(item, [.. one.Activities, .. other.Activities]) is { } same)
            {
                found.Add(same);
            }
        }

        return found;
    }

    private SameProgram? Same(YamlNode node, string[] activities)
    {
        if (node is not YamlText text)
        {
            return scope.Faults.Refuse<SameProgram>(node, "wrong-shape", "The name of a field or case attribute is needed here.");
        }

        var fields = activities.Select(a => scope.Vocabulary.Activities[a].Fields).ToList();

        if (fields.TrueForAll(f => f.ContainsKey(text.Value)))
        {
            return Single(node, fields[0][text.Value]) ? new(text.Value, null) : null;
        }

        if (scope.Vocabulary.Attributes.TryGetValue(text.Value, out var attribute))
        {
            return Single(node, attribute.Field) ? new(null, scope.AttributeIndex(attribute)) : null;
        }

        var known = fields.SelectMany(f => f.Keys).Where(k => fields.TrueForAll(f => f.ContainsKey(k)));
        scope.Faults.Unknown(node, "unknown-field", "field on both sides called", text.Value, known.Concat(scope.Vocabulary.Attributes.Keys));
        return null;
    }

    private bool Single(YamlNode node, Field field)
    {
        if (field.Kind == FieldKind.List)
        {
            scope.Faults.Add(node, "wrong-type", "Lists cannot be compared as a whole.");
        }

        return field.Kind != FieldKind.List;
    }
}
