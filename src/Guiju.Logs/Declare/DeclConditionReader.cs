using System.Globalization;
using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Logs.Declare;

/// <summary>
/// Reads the words of a condition. Values are written without quotes and may hold spaces and the words <c>and</c> and <c>or</c>, so the
/// values that an attribute is declared to have are tried first, the longest before the others.
/// </summary>
internal sealed class DeclConditionReader(DeclContext context, int line, string words, char role)
{
    private static readonly string[] Operators = [" is not ", " is ", " not in ", " in ", "!=", "<=", ">=", "=", "<", ">"];

    private static readonly string[] Joints = [" and ", " AND ", " or ", " OR ", ")"];

    private int _at;

    public DeclCondition Read()
    {
        var tree = Alternatives();
        Space();
        if (_at < words.Length)
        {
            throw Fault($"'{words[_at..]}' is left over");
        }

        return role == 'T' ? DeclCondition.Of(tree) : new(tree, [], null);
    }

    private ConditionProgram Alternatives()
    {
        List<ConditionProgram> parts = [Conjunction()];
        while (Word("or"))
        {
            parts.Add(Conjunction());
        }

        return parts.Count == 1 ? parts[0] : new(ConditionOp.Any, parts);
    }

    private ConditionProgram Conjunction()
    {
        List<ConditionProgram> parts = [Negation()];
        while (Word("and"))
        {
            parts.Add(Negation());
        }

        return DeclCondition.Joined(parts)!;
    }

    private ConditionProgram Negation()
    {
        if (Word("not"))
        {
            return new(ConditionOp.Not, [Negation()]);
        }

        Space();
        if (!Take('('))
        {
            return Atom();
        }

        var inner = Alternatives();
        Space();
        return Take(')') ? inner : throw Fault("a bracket is not closed");
    }

    private ConditionProgram Atom()
    {
        var differs = Word("different");
        if (differs || Word("same"))
        {
            return Both(differs ? ConditionOp.NotIn : ConditionOp.In);
        }

        if (!Begins(out var side))
        {
            throw Fault($"a condition on this event begins with '{role}.', not with '{words[_at..]}'");
        }

        _at += 2;
        var attribute = Until(Operators);
        var op = Operators.First(o => string.CompareOrdinal(words, _at, o, 0, o.Length) == 0);
        _at += op.Length;
        return Compare(attribute, op.Trim()) with { Side = side };
    }

    private ConditionProgram Both(ConditionOp op)
    {
        if (role != 'T')
        {
            throw Fault("'same' and 'different' stand in the target's part");
        }

        var name = Until(Joints);
        return new(op, Field: name, Kind: context.Kind(name, FieldKind.Text), Side: PairSide.Target, Than: new(PairSide.Activation, name, null));
    }

    /// <summary>Whether a value of one of the events is named here. Only the target's part can speak of both.</summary>
    private bool Begins(out PairSide? side)
    {
        Space();
        var letter = _at + 1 < words.Length && words[_at + 1] == '.' ? words[_at] : ' ';
        side = role != 'T' ? null : letter == 'A' ? PairSide.Activation : PairSide.Target;
        return letter == role || (role == 'T' && letter == 'A');
    }

    /// <summary>
    /// The value of an event that is compared with, or null where a plain value stands: a text that only looks like one names no attribute.
    /// </summary>
    private OperandProgram? Operand(bool ordered)
    {
        var start = _at;
        if (Begins(out var side))
        {
            _at += 2;
            var name = Until(Joints);
            if (name.Length > 0 && (ordered || context.Attributes.ContainsKey(name)))
            {
                return new(side, name, null);
            }
        }

        _at = start;
        return null;
    }

    private ConditionProgram Compare(string attribute, string op)
    {
        if (op is "in" or "not in")
        {
            Space();
            if (!Take('('))
            {
                throw Fault("the values after 'in' stand in brackets");
            }

            string[] values = Until([")"]).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            _at++;
            return Equal(attribute, values, negated: op == "not in");
        }

        var ordering = Ordering(op);
        if (Operand(ordering is not (ConditionOp.In or ConditionOp.NotIn)) is { } than)
        {
            return Than(attribute, ordering, than);
        }

        return op switch
        {
            "is" or "=" => Equal(attribute, [Value(attribute)], negated: false),
            "is not" or "!=" => Equal(attribute, [Value(attribute)], negated: true),
            _ => Number(attribute, ordering),
        };
    }

    private static ConditionOp Ordering(string op) => op switch
    {
        "is" or "=" => ConditionOp.In,
        "is not" or "!=" => ConditionOp.NotIn,
        "<" => ConditionOp.Below,
        "<=" => ConditionOp.AtMost,
        ">" => ConditionOp.Above,
        _ => ConditionOp.AtLeast,
    };

    private ConditionProgram Than(string attribute, ConditionOp op, OperandProgram than)
    {
        var ordered = op is not (ConditionOp.In or ConditionOp.NotIn);
        var kind = context.Kind(attribute, ordered ? FieldKind.Decimal : context.Kind(than.Field!, FieldKind.Text));
        var other = context.Kind(than.Field!, kind);
        if (ordered && kind is not (FieldKind.Integer or FieldKind.Decimal))
        {
            throw Fault($"'{attribute}' is not a number, so it has no order");
        }

        return Numeric(kind) == Numeric(other)
            ? new(op, Field: attribute, Kind: kind, Than: than)
            : throw Fault($"'{attribute}' and '{than.Field}' are not of one kind, so they cannot be compared");
    }

    private static FieldKind Numeric(FieldKind kind) => kind == FieldKind.Integer ? FieldKind.Decimal : kind;

    private ConditionProgram Equal(string attribute, string[] values, bool negated)
    {
        var op = negated ? ConditionOp.NotIn : ConditionOp.In;
        var kind = context.Kind(attribute, Array.TrueForAll(values, v => v is "true" or "false") ? FieldKind.Boolean : FieldKind.Text);
        return kind switch
        {
            FieldKind.Boolean when values is ["true" or "false"] => new(ConditionOp.In, Field: attribute, Kind: kind, Flag: (values[0] == "true") != negated),
            FieldKind.Boolean => throw Fault($"'{attribute}' is true or false, not '{string.Join(", ", values)}'"),
            FieldKind.Integer or FieldKind.Decimal => new(op, Field: attribute, Kind: kind, Numbers: [.. values.Select(Number)]),
            _ => new(op, Field: attribute, Kind: kind, Texts: values),
        };
    }

    private ConditionProgram Number(string attribute, ConditionOp op)
    {
        var limit = Number(Value(attribute));
        return context.Kind(attribute, FieldKind.Decimal) is FieldKind.Integer or FieldKind.Decimal
            ? new(op, Field: attribute, Kind: context.Kind(attribute, FieldKind.Decimal), Numbers: [limit])
            : throw Fault($"'{attribute}' is not a number, so it has no order");
    }

    private decimal Number(string value) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Fault($"'{value}' is not a number");

    private string Value(string attribute)
    {
        Space();
        var declared = context.Attributes.GetValueOrDefault(attribute)?.Codes ?? [];
        var longest = declared.Where(EndsHere).MaxBy(c => c.Length);
        if (longest is not null)
        {
            _at += longest.Length;
            return longest;
        }

        var value = Until(Joints);
        return value.Length > 0 ? value : throw Fault("a value is missing");
    }

    /// <summary>Whether a declared value stands here, and not a longer word that begins like it.</summary>
    private bool EndsHere(string value)
    {
        var end = _at + value.Length;
        return string.CompareOrdinal(words, _at, value, 0, value.Length) == 0 && (end == words.Length || words[end] is ' ' or ')');
    }

    /// <summary>What stands before the nearest of these, or before the end.</summary>
    private string Until(string[] stops)
    {
        Space();
        var end = stops.Select(s => words.IndexOf(s, _at, StringComparison.Ordinal)).Where(i => i >= 0).DefaultIfEmpty(words.Length).Min();
        if (end == words.Length && ReferenceEquals(stops, Operators))
        {
            throw Fault($"'{words[_at..]}' compares nothing");
        }

        var text = words[_at..end].Trim();
        _at = end;
        return text;
    }

    private bool Word(string word)
    {
        Space();
        var end = _at + word.Length;
        if (end >= words.Length || string.Compare(words, _at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0 || words[end] is not (' ' or '('))
        {
            return false;
        }

        _at = end;
        return true;
    }

    private bool Take(char c)
    {
        if (_at >= words.Length || words[_at] != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Space()
    {
        while (_at < words.Length && words[_at] == ' ')
        {
            _at++;
        }
    }

    private LogFault Fault(string detail) => context.Fault("decl.condition", line, detail);
}
