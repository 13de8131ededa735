using Guiju.Norms.Calendars;
using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Monitors;

/// <summary>Each act happens in the working time of a calendar.</summary>
internal sealed class WindowMonitor(WindowProgram program, Activation activation, Linker linker) : RuleMonitor
{
    private readonly EventSlot act = linker.Slot(program.Act);
    private readonly WorkCalendar calendar = linker.Calendar(program.Calendar)!;

    public override int[] Relevant => act.Activities;

    public override void Run(Tape tape, Findings findings)
    {
        for (var i = 0; i < tape.Count; i++)
        {
            if (activation.Begins(tape, i, act, findings))
            {
                Judge(findings, findings.Open(i), tape.Instants[i]);
            }
        }
    }

    private void Judge(Findings findings, int index, long at)
    {
        if (!calendar.Knows(at))
        {
            findings.BeyondCalendar(index, calendar);
        }
        else if (calendar.Works(at))
        {
            findings.Hold(index, -1, at);
        }
        else
        {
            findings.Breach(index, -1, at, [$"calendar[{calendar.Name}]"], calendar.Opens(at) ?? Finding.None);
        }
    }
}
