using System.Globalization;
using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Logs.Declare;

/// <summary>Writes constraints and conditions in the words of RuM and Declare4Py.</summary>
internal static class DeclWords
{
    private static readonly (string Unit, long Micros)[] Units = [("d", 86_400_000_000), ("h", 3_600_000_000), ("m", 60_000_000), ("s", 1_000_000)];

    public static string Constraint(DeclareProgram rule, IReadOnlyList<string> activities)
    {
        var name = DeclTemplates.Name(rule.Template, rule.N);
        var (a, b) = (rule.A.Choices[0], rule.B?.Choices[0]);
        if (b is null)
        {
            return $"{name}[{activities[a.Activity]}] |{Condition(a.Where, 'A')} |{Window(rule)}";
        }

        var second = DeclTemplates.ActivatesSecond(rule.Template);
        var target = (second ? a : b).Where;
        var shared = rule.Same.Select(s => $"same {s.Field}");
        var rest = new[] { Part(target, 'T'), Part(rule.Pair, 'T') }.Where(p => p.Length > 0);

        return $"{name}[{activities[a.Activity]}, {activities[b.Activity]}] |{Condition((second ? b : a).Where, 'A')} |{string.Join(" and ", rest.Concat(shared))} |{Window(rule)}";
    }

    /// <summary>How an attribute's values are declared; null when the dialect has no word for them.</summary>
    public static string? Values(FieldKind kind, IEnumerable<string> texts)
    {
        var listed = texts.Distinct().ToList();
        return kind switch
        {
            FieldKind.Integer => "integer between -1000000000 and 1000000000",
            FieldKind.Decimal => "float between -1000000000.0 and 1000000000.0",
            FieldKind.Boolean => "true, false",
            _ when listed.Count == 0 || listed.Exists(t => t.Contains(',', StringComparison.Ordinal)) => null,
            _ => string.Join(", ", listed),
        };
    }

    private static string Window(DeclareProgram rule)
    {
        if (rule.AtMost is not { } most)
        {
            // Without an end there is no window to write; what has a beginning only is told by reading this back.
            return "";
        }

        var (unit, micros) = Array.Find(Units, u => rule.AtLeast % u.Micros == 0 && most % u.Micros == 0) is { Unit: not null } whole ? whole : Units[^1];
        string Number(long time) => (time / (decimal)micros).ToString(CultureInfo.InvariantCulture);
        return $"{Number(rule.AtLeast)},{Number(most)},{unit}";
    }

    private static string Condition(ConditionProgram? condition, char role) => condition is null ? "" : Written(condition, role, top: true);

    private static string Part(ConditionProgram? condition, char role) => condition is null ? "" : Written(condition, role, condition.Op is not ConditionOp.Any);

    private static string Written(ConditionProgram condition, char role, bool top) => condition.Op switch
    {
        ConditionOp.All => Bracketed(string.Join(" and ", condition.Of!.Select(p => Written(p, role, top: false))), top),
        ConditionOp.Any => Bracketed(string.Join(" or ", condition.Of!.Select(p => Written(p, role, top: false))), top),
        ConditionOp.Not => $"not ({Written(condition.Of![0], role, top: true)})",
        _ => Atom(condition, role),
    };

    private static string Bracketed(string words, bool top) => top ? words : $"({words})";

    private static string Atom(ConditionProgram atom, char role)
    {
        var name = $"{Letter(atom.Side, role)}.{atom.Field}";
        if (atom.Than is { } than)
        {
            return Both(atom, than) ?? $"{name} {Sign(atom.Op)} {Letter(than.Side, role)}.{than.Field}";
        }

        string[] values = atom.Flag is { } flag ? [flag ? "true" : "false"] : [.. atom.Texts ?? atom.Numbers?.Select(n => n.ToString(CultureInfo.InvariantCulture)) ?? []];
        return (atom.Op, values) switch
        {
            (ConditionOp.In, [var one]) => $"{name} is {one}",
            (ConditionOp.NotIn, [var one]) => $"{name} is not {one}",
            (ConditionOp.In, _) => $"{name} in ({string.Join(", ", values)})",
            (ConditionOp.NotIn, _) => $"{name} not in ({string.Join(", ", values)})",
            (ConditionOp.AtLeast or ConditionOp.AtMost or ConditionOp.Above or ConditionOp.Below, [var one]) => $"{name} {Sign(atom.Op)} {one}",
            _ => $"{name} has no words here",
        };
    }

    private static string? Both(ConditionProgram atom, OperandProgram than) =>
        atom is { Side: PairSide.Target, Op: ConditionOp.In or ConditionOp.NotIn } && than.Side == PairSide.Activation && than.Field == atom.Field
            ? $"{(atom.Op == ConditionOp.In ? "same" : "different")} {atom.Field}"
            : null;

    private static char Letter(PairSide? side, char role) => side switch { PairSide.Activation => 'A', PairSide.Target => 'T', _ => role };

    private static string Sign(ConditionOp op) => op switch
    {
        ConditionOp.AtLeast => ">=",
        ConditionOp.AtMost => "<=",
        ConditionOp.Above => ">",
        ConditionOp.Below => "<",
        ConditionOp.NotIn => "is not",
        _ => "is",
    };
}
