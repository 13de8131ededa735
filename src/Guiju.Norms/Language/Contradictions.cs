using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Norms.Language;

/// <summary>Finds conditions that no event can meet: two tests of one value that exclude each other.</summary>
internal static class Contradictions
{
    public static void Report(ConditionProgram condition, YamlNode at, Scope scope)
    {
        var atoms = new List<ConditionProgram>();
        Flatten(condition, atoms);

        foreach (var group in atoms.GroupBy(a => (a.Side, a.Field, a.Attribute)))
        {
            if (Exclude([.. group], scope))
            {
                var name = group.Key.Field ?? scope.Attributes[group.Key.Attribute!.Value].Name;
                scope.Faults.Add(at, "contradictory-condition", $"No value of '{name}' can meet all that is asked of it here.");
            }
        }

        foreach (var any in Branches(condition))
        {
            Report(any, at, scope);
        }
    }

    private static void Flatten(ConditionProgram condition, List<ConditionProgram> atoms)
    {
        if (condition.Op == ConditionOp.All)
        {
            foreach (var part in condition.Of!)
            {
                Flatten(part, atoms);
            }
        }
        else if (condition is { Of: null, Than: null })
        {
            atoms.Add(condition);
        }
    }

    private static IEnumerable<ConditionProgram> Branches(ConditionProgram condition) => condition.Op switch
    {
        ConditionOp.All => condition.Of!.SelectMany(Branches),
        ConditionOp.Any => condition.Of!,
        _ => [],
    };

    private static bool Exclude(List<ConditionProgram> atoms, Scope scope)
    {
        if (atoms.Exists(a => a.Op == ConditionOp.Absent) && atoms.Exists(a => a.Op != ConditionOp.Absent))
        {
            return true;
        }

        if (atoms.Select(a => a.Flag).OfType<bool>().Distinct().Count() > 1)
        {
            return true;
        }

        return atoms[0].Kind switch
        {
            FieldKind.Text or FieldKind.Code => NoText(atoms, scope),
            FieldKind.Integer or FieldKind.Decimal or FieldKind.Instant => NoNumber(atoms),
            _ => false,
        };
    }

    private static bool NoText(List<ConditionProgram> atoms, Scope scope)
    {
        var allowed = Codes(atoms[0], scope)?.ToHashSet();

        foreach (var atom in atoms.Where(a => a.Op == ConditionOp.In && a.Texts is not null))
        {
            allowed = allowed is null ? [.. atom.Texts!] : [.. allowed.Intersect(atom.Texts!)];
        }

        foreach (var atom in atoms.Where(a => a.Op == ConditionOp.NotIn))
        {
            allowed?.ExceptWith(atom.Texts!);
        }

        return allowed is { Count: 0 };
    }

    private static IReadOnlyList<string>? Codes(ConditionProgram atom, Scope scope) => atom switch
    {
        { Kind: not FieldKind.Code } => null,
        { Attribute: { } index } => scope.Vocabulary.Attributes[scope.Attributes[index].Name].Field.Codes,
        _ => null,
    };

    private static bool NoNumber(List<ConditionProgram> atoms)
    {
        var low = atoms.Where(a => a.Op is ConditionOp.AtLeast or ConditionOp.Above).Select(a => (a.Numbers![0], a.Op)).ToList();
        var high = atoms.Where(a => a.Op is ConditionOp.AtMost or ConditionOp.Below).Select(a => (a.Numbers![0], a.Op)).ToList();
        var crossed = low.Exists(l => high.Exists(h =>
            l.Item1 > h.Item1 || (l.Item1 == h.Item1 && (l.Op == ConditionOp.Above || h.Op == ConditionOp.Below))));
        var named = atoms.Where(a => a.Op == ConditionOp.In).Select(a => a.Numbers!).ToList();

        return crossed || (named.Count > 0 && !named[0].Any(v => atoms.TrueForAll(a => Meets(a, v))));
    }

    private static bool Meets(ConditionProgram atom, decimal value) => atom.Op switch
    {
        ConditionOp.In => atom.Numbers!.Contains(value),
        ConditionOp.NotIn => !atom.Numbers!.Contains(value),
        ConditionOp.AtLeast => value >= atom.Numbers![0],
        ConditionOp.AtMost => value <= atom.Numbers![0],
        ConditionOp.Above => value > atom.Numbers![0],
        ConditionOp.Below => value < atom.Numbers![0],
        _ => true,
    };
}
