using Guiju.Norms.Programs;

namespace Guiju.Norms.Running;

/// <summary>Values that two events must share. A value that is missing is shared with none.</summary>
internal sealed class Correlation(IReadOnlyList<SameProgram> same, Linker linker)
{
    private readonly (string? Field, int Attribute, string Name)[] keys =
    [
        .. same.Select(s => (s.Field, s.Attribute is { } a ? linker.Attribute(a) : -1, s.Field ?? linker.AttributeName(s.Attribute!.Value))),
    ];

    public bool IsEmpty => keys.Length == 0;

    public bool Shared(Tape tape, int one, int other)
    {
        foreach (var (field, attribute, _) in keys)
        {
            if (Value(tape, one, field, attribute) is not { } value || !value.Equals(Value(tape, other, field, attribute)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The names of values that an event lacks, or null when it has them all.</summary>
    public List<string>? Missing(Tape tape, int position)
    {
        List<string>? missing = null;

        foreach (var (field, attribute, name) in keys)
        {
            if (Value(tape, position, field, attribute) is null)
            {
                (missing ??= []).Add(name);
            }
        }

        return missing;
    }

    private static object? Value(Tape tape, int position, string? field, int attribute) =>
        attribute >= 0 ? tape.Attribute(position, attribute) : tape.Field(position, field!);
}
