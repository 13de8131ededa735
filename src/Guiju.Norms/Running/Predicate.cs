using Guiju.Norms.Programs;

namespace Guiju.Norms.Running;

/// <summary>A condition ready to be tested.</summary>
internal sealed class Predicate
{
    private readonly ConditionProgram program;
    private readonly Predicate[] parts;
    private readonly int attribute;
    private readonly string name;

    public Predicate(ConditionProgram program, Linker linker)
    {
        this.program = program;
        parts = program.Of is { } of ? [.. of.Select(p => new Predicate(p, linker))] : [];
        attribute = program.Attribute is { } a ? linker.Attribute(a) : -1;
        name = program.Field ?? (program.Attribute is { } i ? linker.AttributeName(i) : "");
    }

    public Truth Test(Tape tape, int position) => program.Op switch
    {
        ConditionOp.All => All(tape, position),
        ConditionOp.Any => Any(tape, position),
        ConditionOp.Not => (Truth)(Truth.True - parts[0].Test(tape, position)),
        ConditionOp.Present => Is(Given(tape, position)),
        ConditionOp.Absent => Is(!Given(tape, position)),
        _ => Value(tape, position) is { } value ? Atom(value) : Truth.Unknown,
    };

    /// <summary>The names whose values are missing where the outcome depends on them.</summary>
    public void Missing(Tape tape, int position, List<string> names)
    {
        if (Test(tape, position) != Truth.Unknown)
        {
            return;
        }

        if (parts.Length == 0 && !names.Contains(name))
        {
            names.Add(name);
        }

        foreach (var part in parts)
        {
            part.Missing(tape, position, names);
        }
    }

    private static Truth Is(bool truth) => truth ? Truth.True : Truth.False;

    private Truth All(Tape tape, int position)
    {
        var least = Truth.True;

        foreach (var part in parts)
        {
            var truth = part.Test(tape, position);

            if (truth == Truth.False)
            {
                return Truth.False;
            }

            least = truth < least ? truth : least;
        }

        return least;
    }

    private Truth Any(Tape tape, int position)
    {
        var most = Truth.False;

        foreach (var part in parts)
        {
            var truth = part.Test(tape, position);

            if (truth == Truth.True)
            {
                return Truth.True;
            }

            most = truth > most ? truth : most;
        }

        return most;
    }

    private object? Value(Tape tape, int position) =>
        attribute >= 0 ? tape.Attribute(position, attribute) : tape.Field(position, program.Field!);

    private bool Given(Tape tape, int position) => Value(tape, position) is { } value and not IReadOnlyCollection<string> { Count: 0 };

    private Truth Atom(object value) => value switch
    {
        bool flag => program.Flag is { } wanted ? Is(flag == wanted) : Truth.Unknown,
        string text => program.Texts is null ? Truth.Unknown : Is(Contains(text) == (program.Op == ConditionOp.In)),
        long whole => Number(whole),
        decimal number => Number(number),
        int whole => Number(whole),
        IEnumerable<string> list => program.Texts is null ? Truth.Unknown : Is(ContainsAny(list) == (program.Op == ConditionOp.In)),
        _ => Truth.Unknown,
    };

    private bool Contains(string text)
    {
        foreach (var wanted in program.Texts!)
        {
            if (string.Equals(wanted, text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private bool ContainsAny(IEnumerable<string> list)
    {
        foreach (var member in list)
        {
            if (Contains(member))
            {
                return true;
            }
        }

        return false;
    }

    private Truth Number(decimal value) => program.Numbers is not { } numbers ? Truth.Unknown : program.Op switch
    {
        ConditionOp.In => Is(numbers.Contains(value)),
        ConditionOp.NotIn => Is(!numbers.Contains(value)),
        ConditionOp.AtLeast => Is(value >= numbers[0]),
        ConditionOp.AtMost => Is(value <= numbers[0]),
        ConditionOp.Above => Is(value > numbers[0]),
        _ => Is(value < numbers[0]),
    };
}
