using Guiju.Norms.Calendars;
using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Monitors;

/// <summary>Each activation is answered in time, or released. An answer that comes too early neither answers nor blocks.</summary>
internal sealed class ResponseMonitor : RuleMonitor
{
    private readonly ResponseProgram program;
    private readonly Activation activation;
    private readonly EventSlot after;
    private readonly EventSlot then;
    private readonly EventSlot? until;
    private readonly Correlation same;
    private readonly Pause[] pauses;
    private readonly WorkCalendar? calendar;

    public ResponseMonitor(ResponseProgram program, Activation activation, Linker linker)
    {
        this.program = program;
        this.activation = activation;
        after = linker.Slot(program.After);
        then = linker.Slot(program.Then);
        until = program.Until is null ? null : linker.Slot(program.Until);
        same = new(program.Same, program.Pair, linker);
        pauses = linker.Pauses(program.Pauses);
        calendar = linker.Calendar(program.Calendar);
    }

    public override int[] Relevant => after.Activities;

    public override IReadOnlyList<WarningProgram> Warnings => program.Warn;

    public override void Run(Tape tape, Findings findings)
    {
        findings.Track = Track.Read(tape, pauses, calendar);
        var open = findings.Scratch;

        for (var i = 0; i < tape.Count; i++)
        {
            if (open.Count > 0)
            {
                if (then.Is(tape, i))
                {
                    Answer(tape, findings, open, i);
                }

                if (until?.Is(tape, i) == true)
                {
                    Release(tape, findings, open, i);
                }
            }

            if (activation.Begins(tape, i, after, findings))
            {
                Open(tape, findings, open, i);
            }
        }

        foreach (var index in open)
        {
            Expire(findings, index, tape.Now);
        }
    }

    private static bool Expire(Findings findings, int index, long now)
    {
        var due = findings[index].Due;

        if (due > now)
        {
            return false;
        }

        findings.Breach(index, -1, due);
        return true;
    }

    private void Open(Tape tape, Findings findings, List<int> open, int position)
    {
        if (!same.IsEmpty && same.Missing(tape, position) is { } missing)
        {
            findings.Undetermined(findings.Open(position), missing);
            return;
        }

        var at = tape.Instants[position];
        var timed = program.Within is not null;
        var limit = program.Within ?? Finding.None;
        var due = timed ? findings.Track.Due(at, limit) : Track.Never;
        var index = findings.Open(position, timed ? at : Finding.None, limit, due);

        if (due == Track.Unknown || calendar?.Knows(at) == false)
        {
            findings.BeyondCalendar(index, calendar!);
        }
        else
        {
            open.Add(index);
        }
    }

    private void Answer(Tape tape, Findings findings, List<int> open, int position)
    {
        var at = tape.Instants[position];
        var kept = 0;

        for (var k = 0; k < open.Count; k++)
        {
            var index = open[k];
            var asked = findings[index].Activation;
            var late = findings[index].Due < at;

            if ((!same.IsEmpty && !same.Shared(tape, asked, position))
                || (!late && findings.Track.Elapsed(tape.Instants[asked], at) < program.AtLeast))
            {
                open[kept++] = index;
            }
            else if (late)
            {
                findings.Breach(index, position, findings[index].Due);
            }
            else
            {
                findings.Hold(index, position, at);
            }
        }

        open.RemoveRange(kept, open.Count - kept);
    }

    private static void Release(Tape tape, Findings findings, List<int> open, int position)
    {
        var at = tape.Instants[position];

        foreach (var index in open)
        {
            if (Expire(findings, index, at - 1))
            {
                findings.LetGo(index);
            }
            else
            {
                findings.Release(index, position, at);
            }
        }

        open.Clear();
    }
}
