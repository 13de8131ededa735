using Guiju.Norms.Programs;

namespace Guiju.Norms.Running;

/// <summary>A slot ready to be matched.</summary>
internal sealed class EventSlot
{
    private readonly Predicate?[] wheres;
    private readonly bool[] fills;

    public EventSlot(SlotProgram program, Linker linker)
    {
        wheres = new Predicate?[linker.ActivityCount];
        fills = new bool[linker.ActivityCount];
        Activities = [.. program.Choices.Select(c => linker.Activity(c.Activity))];
        Names = [.. program.Choices.Select(c => linker.ActivityName(c.Activity))];

        foreach (var choice in program.Choices)
        {
            var activity = linker.Activity(choice.Activity);
            fills[activity] = true;
            wheres[activity] = choice.Where is null ? null : new(choice.Where, linker);
        }
    }

    public int[] Activities { get; }

    public string[] Names { get; }

    public Truth Match(Tape tape, int position)
    {
        var activity = tape.Activities[position];

        if (!fills[activity])
        {
            return Truth.False;
        }

        return wheres[activity] is { } where ? where.Test(tape, position) : Truth.True;
    }

    public bool Is(Tape tape, int position) => Match(tape, position) == Truth.True;

    public void Missing(Tape tape, int position, List<string> names) => wheres[tape.Activities[position]]?.Missing(tape, position, names);
}
