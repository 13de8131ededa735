using Guiju.Norms.Calendars;
using Guiju.Norms.Programs;
using Guiju.Norms.Running;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Monitors;

/// <summary>
/// All the time spent between events of two kinds stays within a budget: one clock that begins with the first stretch and stands
/// between the others. Nothing is owed; the budget is kept until it is used up.
/// </summary>
internal sealed class BudgetMonitor : RuleMonitor
{
    private readonly BudgetProgram program;
    private readonly Activation activation;
    private readonly EventSlot from;
    private readonly Pause[] stands;
    private readonly WorkCalendar? calendar;

    public BudgetMonitor(BudgetProgram program, Activation activation, Linker linker)
    {
        this.program = program;
        this.activation = activation;
        from = linker.Slot(program.From);
        stands = [new(program.Until, program.From, linker), .. linker.Pauses(program.Pauses)];
        calendar = linker.Calendar(program.Calendar);
    }

    public override int[] Relevant => from.Activities;

    public override int[]? Concerned => null;

    public override IReadOnlyList<WarningProgram> Warnings => program.Warn;

    public override void Run(Tape tape, Findings findings)
    {
        for (var i = 0; i < tape.Count; i++)
        {
            if (activation.Begins(tape, i, from, findings))
            {
                Judge(tape, findings, i);
                return;
            }
        }
    }

    private void Judge(Tape tape, Findings findings, int position)
    {
        findings.Track = Track.Read(tape, stands, calendar);
        var start = tape.Instants[position];
        var due = findings.Track.Due(start, program.AtMost);
        var index = findings.Open(position, start, program.AtMost, due);

        if (due == Track.Unknown)
        {
            findings.BeyondCalendar(index, calendar!);
        }
        else if (due <= tape.Now)
        {
            findings.Breach(index, -1, due);
        }
        else
        {
            findings[index].State = VerdictState.Held;
            findings.Whole = Colour.CurrentlySatisfied;
            findings.WholeAt = due;
        }
    }
}
