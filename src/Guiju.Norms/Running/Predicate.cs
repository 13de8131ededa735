using Guiju.Norms.Programs;

namespace Guiju.Norms.Running;

/// <summary>A condition ready to be tested.</summary>
internal sealed class Predicate
{
    private readonly ConditionProgram program;
    private readonly Predicate[] parts;
    private readonly int attribute;
    private readonly string name;
    private readonly int thanAttribute;
    private readonly string thanName;

    public Predicate(ConditionProgram program, Linker linker)
    {
        this.program = program;
        parts = program.Of is { } of ? [.. of.Select(p => new Predicate(p, linker))] : [];
        attribute = program.Attribute is { } a ? linker.Attribute(a) : -1;
        name = program.Field ?? (program.Attribute is { } i ? linker.AttributeName(i) : "");
        thanAttribute = program.Than?.Attribute is { } t ? linker.Attribute(t) : -1;
        thanName = program.Than is { } than ? than.Field ?? linker.AttributeName(than.Attribute!.Value) : "";
    }

    public Truth Test(Tape tape, int position) => Test(tape, position, position);

    /// <summary>The truth of a pair's condition; a condition of one event has the same event twice.</summary>
    public Truth Test(Tape tape, int position, int target) => program.Op switch
    {
        ConditionOp.All => All(tape, position, target),
        ConditionOp.Any => Any(tape, position, target),
        ConditionOp.Not => (Truth)(Truth.True - parts[0].Test(tape, position, target)),
        _ when program.Than is null => Judge(Value(tape, position, target)),
        _ when Value(tape, position, target) is not { } value => Truth.Unknown,
        _ => Than(tape, position, target) is { } other ? Comparison.Test(program.Op, Value(tape, position, target)!, other) : Truth.Unknown,
    };

    /// <summary>What an atom that compares with constants says of a value.</summary>
    public Truth Judge(object? value) => program.Op switch
    {
        ConditionOp.Present => Is(Given(value)),
        ConditionOp.Absent => Is(!Given(value)),
        _ => value is null ? Truth.Unknown : Atom(value),
    };

    /// <summary>
    /// Whether a pair's condition can come out as wanted whatever event stands on the other side. A value that the given event lacks makes its
    /// atom come out as wanted or not, as one asks.
    /// </summary>
    public bool Could(Tape tape, int position, PairSide given, bool wanted, bool lacking) => program.Op switch
    {
        ConditionOp.Not => parts[0].Could(tape, position, given, !wanted, lacking),
        ConditionOp.All or ConditionOp.Any => (program.Op == ConditionOp.All) == wanted
            ? Array.TrueForAll(parts, p => p.Could(tape, position, given, wanted, lacking))
            : Array.Exists(parts, p => p.Could(tape, position, given, wanted, lacking)),
        _ => Lacks(tape, position, given, out var free) ? lacking : free || Test(tape, position) == Is(wanted),
    };

    /// <summary>The names whose values are missing where the outcome depends on them.</summary>
    public void Missing(Tape tape, int position, List<string> names)
    {
        if (Test(tape, position) != Truth.Unknown)
        {
            return;
        }

        if (parts.Length == 0)
        {
            Note(names, name, Value(tape, position, position));
            Note(names, thanName, program.Than is null ? name : Than(tape, position, position));
        }

        foreach (var part in parts)
        {
            part.Missing(tape, position, names);
        }
    }

    /// <summary>The names of values that a pair's condition asks of the given side and that its event lacks.</summary>
    public void Lacking(Tape tape, int position, PairSide given, List<string> names)
    {
        if (program.Side == given && parts.Length == 0)
        {
            Note(names, name, Value(tape, position, position));
        }

        if (program.Than?.Side == given)
        {
            Note(names, thanName, Than(tape, position, position));
        }

        foreach (var part in parts)
        {
            part.Lacking(tape, position, given, names);
        }
    }

    private static void Note(List<string> names, string name, object? value)
    {
        if (value is null && !names.Contains(name))
        {
            names.Add(name);
        }
    }

    private bool Lacks(Tape tape, int position, PairSide given, out bool free)
    {
        free = program.Side != given || (program.Than is { } than && than.Side != given);
        var own = program.Op is not (ConditionOp.Present or ConditionOp.Absent) && program.Side == given && Value(tape, position, position) is null;
        return own || (program.Than?.Side == given && Than(tape, position, position) is null);
    }

    private static Truth Is(bool truth) => truth ? Truth.True : Truth.False;

    private Truth All(Tape tape, int position, int target)
    {
        var least = Truth.True;

        foreach (var part in parts)
        {
            var truth = part.Test(tape, position, target);

            if (truth == Truth.False)
            {
                return Truth.False;
            }

            least = truth < least ? truth : least;
        }

        return least;
    }

    private Truth Any(Tape tape, int position, int target)
    {
        var most = Truth.False;

        foreach (var part in parts)
        {
            var truth = part.Test(tape, position, target);

            if (truth == Truth.True)
            {
                return Truth.True;
            }

            most = truth > most ? truth : most;
        }

        return most;
    }

    private object? Value(Tape tape, int position, int target) => At(tape, program.Side == PairSide.Target ? target : position, attribute, program.Field);

    private object? Than(Tape tape, int position, int target) =>
        At(tape, program.Than!.Side == PairSide.Target ? target : position, thanAttribute, program.Than.Field);

    private static object? At(Tape tape, int position, int attribute, string? field) =>
        attribute >= 0 ? tape.Attribute(position, attribute) : tape.Field(position, field!);

    private static bool Given(object? value) => value is { } and not IReadOnlyCollection<string> { Count: 0 };

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
