using Guiju.Norms.Programs;

namespace Guiju.Norms.Running;

/// <summary>
/// What two events must have in common, and what else must hold of them both. A value that is missing is shared with none, and differs
/// from none.
/// </summary>
internal sealed class Correlation(IReadOnlyList<SameProgram> same, ConditionProgram? pair, Linker linker)
{
    private readonly (string? Field, int Attribute, string Name)[] keys =
    [
        .. same.Select(s => (s.Field, s.Attribute is { } a ? linker.Attribute(a) : -1, s.Field ?? linker.AttributeName(s.Attribute!.Value))),
    ];

    private readonly Predicate? pair = pair is null ? null : new(pair, linker);

    public bool IsEmpty => keys.Length == 0 && pair is null;

    /// <summary>Whether a target serves an activation.</summary>
    public bool Shared(Tape tape, int activation, int target)
    {
        foreach (var (field, attribute, _) in keys)
        {
            if (Value(tape, activation, field, attribute) is not { } value || !value.Equals(Value(tape, target, field, attribute)))
            {
                return false;
            }
        }

        return pair is null || pair.Test(tape, activation, target) == Truth.True;
    }

    /// <summary>The names of values without which no other event can ever serve this one, or null when it has what it takes.</summary>
    public List<string>? Missing(Tape tape, int position, PairSide side = PairSide.Activation)
    {
        List<string>? missing = null;

        foreach (var (field, attribute, name) in keys)
        {
            if (Value(tape, position, field, attribute) is null)
            {
                (missing ??= []).Add(name);
            }
        }

        if (pair is not null && !pair.Could(tape, position, side, wanted: true, lacking: false) && pair.Could(tape, position, side, wanted: true, lacking: true))
        {
            pair.Lacking(tape, position, side, missing ??= []);
        }

        return missing;
    }

    private static object? Value(Tape tape, int position, string? field, int attribute) =>
        attribute >= 0 ? tape.Attribute(position, attribute) : tape.Field(position, field!);
}
