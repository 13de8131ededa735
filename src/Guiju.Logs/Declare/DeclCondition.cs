using System.Globalization;
using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Logs.Declare;

/// <summary>What a constraint asks of one of its events, and which values it must share with the other.</summary>
internal sealed record DeclCondition(ConditionProgram? Where, IReadOnlyList<SameProgram> Same)
{
    public static DeclCondition None { get; } = new(null, []);
}

/// <summary>
/// Reads the words of a condition. Values are written without quotes and may hold spaces and the words <c>and</c> and <c>or</c>, so the
/// values that an attribute is declared to have are tried first, the longest before the others.
/// </summary>
internal sealed class DeclConditionReader(DeclContext context, int line, string words, char role)
{
    private static readonly string[] Operators = [" is not ", " is ", " not in ", " in ", "!=", "<=", ">=", "=", "<", ">"];

    private static readonly string[] Joints = [" and ", " AND ", " or ", " OR ", ")"];

    private readonly List<SameProgram> _same = [];
    private int _at;

    public DeclCondition Read()
    {
        var tree = Alternatives(top: true);
        Space();
        if (_at < words.Length)
        {
            throw Fault($"'{words[_at..]}' is left over");
        }

        return new(tree, _same);
    }

    private ConditionProgram? Alternatives(bool top)
    {
        var sharing = _same.Count;
        List<ConditionProgram?> parts = [Conjunction(top)];
        while (Word("or"))
        {
            parts.Add(Conjunction(top: false));
        }

        // What both events share belongs to the pair and not to one event, so it cannot be one of several ways.
        return parts.Count == 1 ? parts[0]
            : _same.Count > sharing ? throw Fault("'same' cannot be one side of an 'or'")
            : new(ConditionOp.Any, [.. parts.Select(p => p!)]);
    }

    private ConditionProgram? Conjunction(bool top)
    {
        var parts = new List<ConditionProgram>();
        do
        {
            if (Negation(top) is { } part)
            {
                parts.Add(part);
            }
        }
        while (Word("and"));

        return parts.Count switch { 0 => null, 1 => parts[0], _ => new(ConditionOp.All, parts) };
    }

    private ConditionProgram? Negation(bool top)
    {
        if (Word("not"))
        {
            return new(ConditionOp.Not, [Negation(top: false) ?? throw Fault("'same' cannot be denied")]);
        }

        Space();
        if (_at < words.Length && words[_at] == '(')
        {
            _at++;
            var inner = Alternatives(top);
            Space();
            return Take(')') ? inner : throw Fault("a bracket is not closed");
        }

        return Atom(top);
    }

    private ConditionProgram? Atom(bool top)
    {
        if (Word("same"))
        {
            if (role != 'T' || !top)
            {
                throw Fault("'same' stands in the target's part, and not inside 'or' or 'not'");
            }

            var shared = Until(Joints);
            context.Kind(shared, FieldKind.Text);
            _same.Add(new(shared, null));
            return null;
        }

        if (_at + 1 >= words.Length || words[_at] != role || words[_at + 1] != '.')
        {
            throw Fault($"a condition on this event begins with '{role}.', not with '{words[_at..]}'");
        }

        _at += 2;
        var attribute = Until(Operators);
        var op = Operators.First(o => string.CompareOrdinal(words, _at, o, 0, o.Length) == 0);
        _at += op.Length;
        return Compare(attribute, op.Trim());
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

        return op switch
        {
            "is" or "=" => Equal(attribute, [Value(attribute)], negated: false),
            "is not" or "!=" => Equal(attribute, [Value(attribute)], negated: true),
            "<" => Number(attribute, ConditionOp.Below),
            "<=" => Number(attribute, ConditionOp.AtMost),
            ">" => Number(attribute, ConditionOp.Above),
            _ => Number(attribute, ConditionOp.AtLeast),
        };
    }

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
