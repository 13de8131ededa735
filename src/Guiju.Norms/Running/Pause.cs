using Guiju.Norms.Calendars;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Running;

/// <summary>A kind of pause ready to be read from a tape.</summary>
internal sealed class Pause
{
    private const string Unapproved = "unapproved";

    private readonly EventSlot? from;
    private readonly EventSlot? until;
    private readonly EventSlot? approved;
    private readonly Predicate? holds;
    private readonly PauseProgram program;

    public Pause(PauseProgram program, Linker linker)
    {
        this.program = program;
        from = program.From is null ? null : linker.Slot(program.From);
        until = program.Until is null ? null : linker.Slot(program.Until);
        approved = program.Approved is null ? null : linker.Slot(program.Approved);
        holds = program.While is null ? null : new(program.While, linker);
    }

    public Pause(SlotProgram from, SlotProgram until, Linker linker)
        : this(new PauseProgram(from, until), linker)
    {
    }

    public PauseProgram Program => program;

    public bool Begins(Tape tape, int position) => holds is null ? from!.Is(tape, position) : holds.Test(tape, position) == Truth.True;

    /// <summary>What the event that begins it should say and does not.</summary>
    public List<string> Lacking(Tape tape, int position) => [.. (program.Needs ?? []).Where(n => tape.Field(position, n) is null)];

    /// <summary>Adds the stretches in which the clock stands.</summary>
    public void Read(Tape tape, WorkCalendar? calendar, List<Stand> found)
    {
        var state = new Open { Fact = -1, Left = program.InAll ?? Track.Never };

        for (var i = 0; i < tape.Count; i++)
        {
            var at = tape.Instants[i];

            if (state.Fact >= 0 && state.Ends <= at)
            {
                End(ref state, state.Ends, -1, calendar, found);
                state.Spent = holds is not null;
            }

            var begins = Begins(tape, i);
            state.Spent &= begins;

            if (begins)
            {
                Begin(tape, i, ref state, calendar);
            }
            else if (state.Fact >= 0 && (holds is not null || until!.Is(tape, i)))
            {
                End(ref state, at, i, calendar, found);
            }

            if (state is { Fact: >= 0, Waits: true } && approved!.Is(tape, i))
            {
                Approve(ref state, at, i, calendar, found);
            }
        }

        if (state.Fact >= 0)
        {
            End(ref state, state.Ends, -1, calendar, found);
        }
    }

    private void Begin(Tape tape, int position, ref Open state, WorkCalendar? calendar)
    {
        if (state.Fact >= 0 || state.Spent)
        {
            return;
        }

        var lacks = Lacking(tape, position);

        if (lacks.Count > 0 && !program.Flagged)
        {
            return;
        }

        state.Fact = position;
        state.Waits = approved is not null;
        state.Lacks = state.Waits ? [.. lacks, Unapproved] : lacks;
        state.Counts = !state.Waits || program.Flagged;
        state.Since = tape.Instants[position];
        state.Ends = state.Counts ? Limit(state.Since, state.Left, calendar) : Track.Never;
    }

    /// <summary>From its approval on it counts, or is no longer flagged.</summary>
    private void Approve(ref Open state, long at, int position, WorkCalendar? calendar, List<Stand> found)
    {
        var counted = state.Counts;
        var (began, ends) = (state.Fact, state.Ends);

        if (counted)
        {
            End(ref state, at, position, calendar, found);
        }

        state.Fact = began;
        state.Waits = false;
        state.Lacks = state.Lacks.Count > 1 ? state.Lacks[..^1] : [];
        state.Counts = true;
        state.Since = at;
        state.Ends = counted ? ends : Limit(at, state.Left, calendar);
    }

    private static void End(ref Open state, long at, int position, WorkCalendar? calendar, List<Stand> found)
    {
        if (state.Counts && at > state.Since)
        {
            found.Add(new(state.Since, at, state.Fact, position, state.Lacks));
            state.Left = state.Left == Track.Never || at == Track.Never ? state.Left : state.Left - Counted(calendar, state.Since, at);
        }

        state.Fact = -1;
    }

    private long Limit(long since, long left, WorkCalendar? calendar)
    {
        var length = Math.Min(program.AtMost ?? Track.Never, left);
        var ends = length == Track.Never ? Track.Never : calendar is null ? since + length : length <= 0 ? since : calendar.At(calendar.Worked(since) + length);
        return ends == Track.Unknown ? Track.Never : ends;
    }

    private static long Counted(WorkCalendar? calendar, long from, long to) => calendar is null ? to - from : calendar.Worked(to) - calendar.Worked(from);

    /// <summary>A pause while it is open.</summary>
    private struct Open
    {
        public int Fact;
        public bool Waits;
        public bool Counts;
        public bool Spent;
        public long Since;
        public long Ends;
        public long Left;
        public List<string> Lacks;
    }
}
