using Guiju.Norms.Combining;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Language;

/// <summary>Reads how norms and packs stand to those of other packs.</summary>
internal sealed class CombineParser(Scope scope)
{
    private static readonly Dictionary<string, CombineKind> Kinds = new()
    {
        ["longest"] = CombineKind.Longest,
        ["shortest"] = CombineKind.Shortest,
        ["earliest"] = CombineKind.Earliest,
        ["union"] = CombineKind.Union,
        ["wording"] = CombineKind.Wording,
        ["must"] = CombineKind.Must,
        ["must-not"] = CombineKind.MustNot,
    };

    /// <summary>How a norm combines; what is compared must be there.</summary>
    public CombineProgram? Norm(YamlNode? node, FormProgram? form)
    {
        if (node is null || MapReader.Of(node, scope.Faults, "'combines'") is not { } reader)
        {
            return null;
        }

        var matter = reader.RequiredText("as");
        var kind = reader.OneOf("by", required: true, [.. Kinds.Keys]);
        reader.Finish();

        if (matter is null || kind is null)
        {
            return null;
        }

        if (form is not null && Kinds[kind] <= CombineKind.Earliest && Combination.Value(form, Kinds[kind]) is null)
        {
            scope.Faults.Add(node, "combine-value", $"This norm has no length of time of which the {kind} could count.", "Its rule needs 'at_least' for the longest, 'within' or 'at_most' for the shortest, an interval's 'at_most' for the earliest.");
        }

        return new(matter, Kinds[kind]);
    }

    /// <summary>The packs over which this one has precedence.</summary>
    public IReadOnlyList<string>? Outranks(MapReader head, string? id)
    {
        var found = new List<string>();

        foreach (var item in YamlNode.Each(head.Optional("outranks")))
        {
            if (item is not YamlText { IsNull: false } text)
            {
                scope.Faults.Add(item, "wrong-shape", "The id of a pack is needed here.");
            }
            else if (text.Value == id)
            {
                scope.Faults.Add(item, "form", "A pack has no precedence over itself.");
            }
            else
            {
                found.Add(text.Value);
            }
        }

        return found.Count == 0 ? null : found;
    }

    /// <summary>What this pack lifts.</summary>
    public IReadOnlyList<ExemptionProgram>? Exempts(MapReader head, ConditionProgram? applies)
    {
        var found = new List<ExemptionProgram>();

        foreach (var item in YamlNode.Each(head.Optional("exempts")))
        {
            if (MapReader.Of(item, scope.Faults, "An exemption") is not { } reader)
            {
                continue;
            }

            var matter = reader.RequiredText("as");
            var when = reader.Optional("when") is { } node ? new ConditionParser(scope, [], fieldsFirst: false).Parse(node) : null;
            reader.Finish();
            found.Add(new(matter ?? "", applies is null || when is null ? when ?? applies : new(ConditionOp.All, [applies, when])));
        }

        return found.Count == 0 ? null : found;
    }
}
