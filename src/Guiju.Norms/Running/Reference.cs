using Guiju.Norms.Programs;

namespace Guiju.Norms.Running;

/// <summary>A reference instant ready to be followed along a trace. What it knows lies in an array that the run brings.</summary>
internal sealed class Reference
{
    private readonly EventSlot? slot;
    private readonly string? field;
    private readonly bool first;
    private readonly bool later;
    private readonly Reference[] parts;
    private readonly int cell;

    public Reference(ReferenceProgram program, Linker linker)
        : this(program, linker, new Counter())
    {
    }

    private Reference(ReferenceProgram program, Linker linker, Counter cells)
    {
        slot = program.Event is null ? null : linker.Slot(program.Event);
        field = program.Field;
        first = program.First;
        later = program.Later;
        parts = program.Of is { } of ? [.. of.Select(p => new Reference(p, linker, cells))] : [];
        cell = cells.Value++;
        Cells = cells.Value;
    }

    /// <summary>How many cells a run must bring; each holds <see cref="Finding.None"/> at first.</summary>
    public int Cells { get; }

    public IEnumerable<int> Activities => slot is null ? parts.SelectMany(p => p.Activities) : slot.Activities;

    /// <summary>The instant as known, or <see cref="Finding.None"/>.</summary>
    public long Value(long[] cells) => cells[cell];

    /// <summary>Takes an event in.</summary>
    public void Follow(Tape tape, int position, long[] cells)
    {
        if (slot is not null)
        {
            if ((!first || cells[cell] == Finding.None) && slot.Is(tape, position))
            {
                cells[cell] = InstantOf(tape, position) ?? cells[cell];
            }

            return;
        }

        var value = Finding.None;

        foreach (var part in parts)
        {
            part.Follow(tape, position, cells);
            var instant = part.Value(cells);

            if (instant != Finding.None)
            {
                value = value == Finding.None ? instant : later ? Math.Max(value, instant) : Math.Min(value, instant);
            }
        }

        cells[cell] = value;
    }

    private long? InstantOf(Tape tape, int position) => field is null ? tape.Instants[position] : tape.Field(position, field) as long?;

    private sealed class Counter
    {
        public int Value { get; set; }
    }
}
