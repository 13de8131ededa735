using System.Globalization;
using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Norms.Language;

/// <summary>
/// Reads what a named value must be. The operand comes as an atom whose texts are the codes that exist, and so does another value that it
/// is compared with.
/// </summary>
internal sealed class ConditionTest(ConditionProgram operand, string name, Faults faults, Func<YamlMap, ConditionProgram?> other)
{
    private static readonly string[] Words = ["is", "not", "at_least", "at_most", "above", "below", "present"];

    public ConditionProgram? Parse(YamlNode node) => node switch
    {
        YamlMap map => Tests(map),
        YamlItems items => Among(items, ConditionOp.In),
        _ => Equal(node, ConditionOp.In),
    };

    private ConditionProgram? Tests(YamlMap map)
    {
        if (map.Entries.Count == 0)
        {
            return faults.Refuse<ConditionProgram>(map, "wrong-shape", $"What must '{name}' be?");
        }

        var parts = map.Entries.Select(Test).ToList();
        return parts.Exists(p => p is null) ? null : parts.Count == 1 ? parts[0] : new(ConditionOp.All, parts!);
    }

    private ConditionProgram? Test(YamlEntry entry)
    {
        switch (entry.Key.Value)
        {
            case "is":
                return Named(entry.Value, ConditionOp.In);
            case "not":
                return Named(entry.Value, ConditionOp.NotIn);
            case "at_least":
                return Bound(entry.Value, ConditionOp.AtLeast);
            case "at_most":
                return Bound(entry.Value, ConditionOp.AtMost);
            case "above":
                return Bound(entry.Value, ConditionOp.Above);
            case "below":
                return Bound(entry.Value, ConditionOp.Below);
            case "present":
                return Present(entry.Value);
            default:
                faults.Unknown(entry.Key, "unknown-key", "test", entry.Key.Value, Words);
                return null;
        }
    }

    private ConditionProgram? Present(YamlNode node) => node is YamlText { Value: "true" or "false" } text
        ? operand with { Op = text.Value == "true" ? ConditionOp.Present : ConditionOp.Absent, Texts = null }
        : WrongType(node, "true or false");

    private ConditionProgram? Named(YamlNode node, ConditionOp op) => node switch
    {
        YamlMap map => Than(map, op),
        YamlItems items => Among(items, op),
        _ => Equal(node, op),
    };

    /// <summary>A comparison with another value.</summary>
    private ConditionProgram? Than(YamlMap map, ConditionOp op)
    {
        if (other(map) is not { } than)
        {
            return null;
        }

        return operand.Kind != FieldKind.List && Ordered(than.Kind) == Ordered(operand.Kind)
            ? operand with { Op = op, Texts = null, Than = new(than.Side, than.Field, than.Attribute) }
            : WrongType(map, Kind(operand.Kind));
    }

    /// <summary>Kinds that compare with each other: numbers with numbers, texts with codes, and otherwise each with its own.</summary>
    private static FieldKind Ordered(FieldKind kind) => kind switch
    {
        FieldKind.Integer => FieldKind.Decimal,
        FieldKind.Code => FieldKind.Text,
        _ => kind,
    };

    private ConditionProgram? Equal(YamlNode node, ConditionOp op) => Among(new(node.File, node.Line, node.Column, [node]), op);

    private ConditionProgram? Among(YamlItems items, ConditionOp op) => operand.Kind switch
    {
        FieldKind.Boolean => Flag(items, op),
        FieldKind.Integer or FieldKind.Decimal or FieldKind.Instant => Numbers(items, op),
        _ => Texts(items, op),
    };

    private ConditionProgram? Flag(YamlItems items, ConditionOp op)
    {
        if (items.Items is not [YamlText { Value: "true" or "false" } text])
        {
            return WrongType(items, "true or false");
        }

        return operand with { Op = ConditionOp.In, Flag = text.Value == "true" == (op == ConditionOp.In), Texts = null };
    }

    private ConditionProgram? Numbers(YamlItems items, ConditionOp op)
    {
        var numbers = items.Items.Select(Number).ToList();

        if (numbers.Count == 0)
        {
            return OfNothing(items);
        }

        return numbers.Contains(null)
            ? null
            : operand with { Op = op, Numbers = [.. numbers.Select(n => n!.Value)], Texts = null };
    }

    private ConditionProgram? Bound(YamlNode node, ConditionOp op)
    {
        if (operand.Kind is not (FieldKind.Integer or FieldKind.Decimal or FieldKind.Instant))
        {
            return faults.Refuse<ConditionProgram>(node, "wrong-type", $"'{name}' has no order: it is {Kind(operand.Kind)}.");
        }

        if (node is YamlMap map)
        {
            return Than(map, op);
        }

        return Number(node) is { } number ? operand with { Op = op, Numbers = [number], Texts = null } : null;
    }

    private ConditionProgram? Texts(YamlItems items, ConditionOp op)
    {
        var texts = new List<string>();

        foreach (var item in items.Items)
        {
            if (item is not YamlText { IsNull: false } text)
            {
                return WrongType(item, Kind(operand.Kind));
            }

            if (operand.Kind == FieldKind.Code && operand.Texts?.Contains(text.Value, StringComparer.Ordinal) == false)
            {
                faults.Unknown(item, "unknown-code", $"code of '{name}' called", text.Value, operand.Texts);
                return null;
            }

            texts.Add(text.Value);
        }

        return texts.Count == 0 ? OfNothing(items) : operand with { Op = op, Texts = texts };
    }

    private ConditionProgram? OfNothing(YamlNode at) =>
        faults.Refuse<ConditionProgram>(at, "contradictory-condition", $"No value of '{name}' is one of nothing.");

    private decimal? Number(YamlNode node)
    {
        if (node is YamlText text)
        {
            if (operand.Kind == FieldKind.Instant)
            {
                if (DateTimeOffset.TryParse(text.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
                {
                    return (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / 10;
                }
            }
            else if (decimal.TryParse(text.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                && (operand.Kind == FieldKind.Decimal || decimal.IsInteger(number)))
            {
                return number;
            }
        }

        WrongType(node, Kind(operand.Kind));
        return null;
    }

    private ConditionProgram? WrongType(YamlNode node, string wanted) =>
        faults.Refuse<ConditionProgram>(node, "wrong-type", $"'{name}' is compared with something that is not {wanted}.");

    private static string Kind(FieldKind kind) => kind switch
    {
        FieldKind.Text => "a text",
        FieldKind.Integer => "a whole number",
        FieldKind.Decimal => "a number",
        FieldKind.Boolean => "true or false",
        FieldKind.Instant => "an instant such as 2026-03-01T08:00:00+08:00",
        FieldKind.Code => "a code",
        _ => "a member of a list",
    };
}
