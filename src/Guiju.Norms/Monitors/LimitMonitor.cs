using Guiju.Norms.Calendars;
using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Monitors;

/// <summary>
/// From start to stop no more than the limit passes. The limit is what the table says for the attributes at each instant: a change
/// counts from the original start with all pauses, but does not undo a breach that was there.
/// </summary>
internal sealed class LimitMonitor : RuleMonitor
{
    private readonly LimitProgram program;
    private readonly Activation activation;
    private readonly EventSlot start;
    private readonly EventSlot stop;
    private readonly EventSlot? until;
    private readonly Pause[] pauses;
    private readonly LimitTable? table;
    private readonly WorkCalendar? calendar;

    public LimitMonitor(LimitProgram program, Activation activation, Linker linker)
    {
        this.program = program;
        this.activation = activation;
        start = linker.Slot(program.Start);
        stop = linker.Slot(program.Stop);
        until = program.Until is null ? null : linker.Slot(program.Until);
        pauses = linker.Pauses(program.Pauses);
        calendar = linker.Calendar(program.Calendar);
        table = program.Table is { } t ? new(linker.Table(t), linker) : null;
    }

    public override int[] Relevant => start.Activities;

    public override IReadOnlyList<WarningProgram> Warnings => program.Warn;

    public override void Run(Tape tape, Findings findings)
    {
        findings.Track = Track.Read(tape, pauses, calendar);

        for (var i = 0; i < tape.Count; i++)
        {
            if (activation.Begins(tape, i, start, findings))
            {
                Follow(tape, findings, i);
            }
        }
    }

    private void Follow(Tape tape, Findings findings, int position)
    {
        var index = findings.Open(position);
        var began = program.StartField is null ? tape.Instants[position] : tape.Field(position, program.StartField) as long?;

        if (began is null)
        {
            findings.Undetermined(index, [program.StartField!]);
            return;
        }

        findings[index].Start = began.Value;
        Enter(tape, findings, index, position);
        Walk(tape, findings, index, position);
    }

    private void Walk(Tape tape, Findings findings, int index, int position)
    {
        for (var k = position + 1; k < tape.Count; k++)
        {
            var ends = stop.Is(tape, k);
            var releases = !ends && until?.Is(tape, k) == true;

            if (!ends && !releases && table?.Changes(tape, k) != true)
            {
                continue;
            }

            if (Overdue(findings, index, tape.Instants[k] - 1))
            {
                findings.Breach(index, NextStop(tape, k), findings[index].Due);
                return;
            }

            if (ends || releases)
            {
                End(tape, findings, index, k, position, releases);
                return;
            }

            Enter(tape, findings, index, k);
        }

        Last(tape, findings, index, position);
    }

    /// <summary>Takes the limit that holds from a position on.</summary>
    private void Enter(Tape tape, Findings findings, int index, int position)
    {
        ref var finding = ref findings[index];
        finding.Limit = program.Within ?? table!.Limit(tape, position);
        finding.Due = finding.Limit == Finding.None
            ? Track.Never
            : Math.Max(findings.Track.Due(finding.Start, finding.Limit), tape.Instants[position]);
    }

    private static bool Overdue(Findings findings, int index, long now) => findings[index].Due <= now;

    private void End(Tape tape, Findings findings, int index, int position, int from, bool releases)
    {
        if (releases)
        {
            findings.Release(index, position, tape.Instants[position]);
        }
        else
        {
            findings.Hold(index, position, tape.Instants[position]);
            Doubt(tape, findings, index, Math.Max(from, position - 1));
        }
    }

    private void Last(Tape tape, Findings findings, int index, int position)
    {
        if (Overdue(findings, index, tape.Now))
        {
            findings.Breach(index, -1, findings[index].Due);
        }
        else
        {
            Doubt(tape, findings, index, Math.Max(position, tape.Count - 1));
        }
    }

    /// <summary>Without a figure, or beyond the calendar, nothing can be said.</summary>
    private void Doubt(Tape tape, Findings findings, int index, int position)
    {
        if (findings[index].Limit == Finding.None)
        {
            findings.Undetermined(index, table!.Missing(tape, position));
        }
        else if (findings[index].Due == Track.Unknown)
        {
            findings.BeyondCalendar(index, calendar!);
        }
    }

    private int NextStop(Tape tape, int from)
    {
        for (var k = from; k < tape.Count; k++)
        {
            if (stop.Is(tape, k))
            {
                return k;
            }
        }

        return -1;
    }
}
