using System.Globalization;
using Guiju.Norms.Programs;
using Guiju.Norms.Running;
using Guiju.Norms.Timelines;

namespace Guiju.Norms.Explaining;

/// <summary>Finds the single conditions that decided a condition, with the values they saw.</summary>
internal sealed class AtomReader(Linker linker, Tape tape)
{
    /// <summary>The atoms without which the condition would have come out otherwise; of a pair's condition, with the other event.</summary>
    public List<Atom> Read(ConditionProgram? condition, int position, AtomRole role, int? target = null)
    {
        var found = new List<Atom>();

        if (condition is not null)
        {
            Add(condition, new(position, target ?? position, role), negated: false, found);
        }

        return found;
    }

    /// <summary>Values that two events must share: what the one has, and what is seen in the other.</summary>
    public List<Atom> Shared(IReadOnlyList<SameProgram> same, int position, int other)
    {
        var found = new List<Atom>();

        foreach (var key in same)
        {
            var name = key.Field ?? linker.AttributeName(key.Attribute!.Value);
            var (mine, _) = Value(key.Attribute, key.Field, position);
            var (seen, source) = Value(key.Attribute, key.Field, other);
            bool? holds = mine is null || seen is null ? null : mine.Equals(seen);
            found.Add(new(AtomRole.Same, name, "is", KindOf(mine ?? seen), mine is null ? [] : [Word(mine)], seen is null ? null : Word(seen), source, holds));
        }

        return found;
    }

    /// <summary>The keys of a table with what the case says of them.</summary>
    public IEnumerable<Atom> Keys(TableProgram table, int position)
    {
        foreach (var key in table.Keys)
        {
            var (value, source) = Value(linker.Attribute(key), null, position);
            yield return new(AtomRole.Key, linker.AttributeName(key), "is", FieldKind.Code, [], value is null ? null : Word(value), source, value is null ? null : true);
        }
    }

    private void Add(ConditionProgram program, Place at, bool negated, List<Atom> found)
    {
        var truth = Test(program, at);

        switch (program.Op)
        {
            case ConditionOp.All when truth != Truth.True:
            case ConditionOp.Any when truth != Truth.False:
                foreach (var part in program.Of!.Where(p => Test(p, at) == truth))
                {
                    Add(part, at, negated, found);
                }

                break;
            case ConditionOp.All or ConditionOp.Any:
                foreach (var part in program.Of!)
                {
                    Add(part, at, negated, found);
                }

                break;
            case ConditionOp.Not:
                Add(program.Of![0], at, !negated, found);
                break;
            default:
                found.Add(Leaf(program, at, truth, negated));
                break;
        }
    }

    private Atom Leaf(ConditionProgram program, Place at, Truth truth, bool negated)
    {
        var (value, source) = Value(program.Attribute, program.Field, at.Of(program.Side));
        bool? holds = truth == Truth.Unknown ? null : truth == Truth.True != negated;
        return new(
            at.Role, program.Field ?? linker.AttributeName(program.Attribute!.Value), Op(program.Op), program.Kind, Wanted(program, at),
            value is null ? null : Word(value), source, holds, negated);
    }

    private IReadOnlyList<string> Wanted(ConditionProgram program, Place at)
    {
        if (program.Than is { } than)
        {
            return Value(than.Attribute, than.Field, at.Of(than.Side)).Value is { } other ? [Word(other)] : [];
        }

        return [.. program.Texts ?? program.Numbers?.Select(n => Word(n)) ?? (program.Flag is { } flag ? [Word(flag)] : [])];
    }

    private Truth Test(ConditionProgram program, Place at) => new Predicate(program, linker).Test(tape, at.Activation, at.Target);

    private (object? Value, string? Source) Value(int? attribute, string? field, int position) =>
        Value(attribute is { } a ? linker.Attribute(a) : -1, field, position);

    private (object? Value, string? Source) Value(int attribute, string? field, int position)
    {
        if (attribute < 0)
        {
            var own = tape.Field(position, field!);
            return (own, own is null ? null : tape[position].Id);
        }

        var value = tape.Attribute(position, attribute);
        return (value, value is null ? null : tape[tape.AttributeSource(position, attribute)].Id);
    }

    private static string Op(ConditionOp op) => op switch
    {
        ConditionOp.In => "in",
        ConditionOp.NotIn => "notIn",
        ConditionOp.AtLeast => "atLeast",
        ConditionOp.AtMost => "atMost",
        ConditionOp.Above => "above",
        ConditionOp.Below => "below",
        ConditionOp.Present => "present",
        _ => "absent",
    };

    private static FieldKind KindOf(object? value) => value switch
    {
        long => FieldKind.Integer,
        decimal => FieldKind.Decimal,
        bool => FieldKind.Boolean,
        string or null => FieldKind.Text,
        _ => FieldKind.List,
    };

    private static string Word(object value) => value switch
    {
        bool yes => yes ? "true" : "false",
        string text => text,
        IEnumerable<string> list => string.Join(", ", list),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The two events of a condition; of one event it is the same twice.</summary>
    private sealed record Place(int Activation, int Target, AtomRole Role)
    {
        public int Of(PairSide? side) => side == PairSide.Target ? Target : Activation;
    }
}
