using Guiju.Norms.Calendars;
using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Monitors;

/// <summary>No more than so many events of a kind lie within any stretch of a length, both of its ends included.</summary>
internal sealed class RateMonitor(RateProgram program, Activation activation, Linker linker) : RuleMonitor
{
    private readonly EventSlot slot = linker.Slot(program.Event);
    private readonly Pause[] pauses = linker.Pauses(program.Pauses);
    private readonly WorkCalendar? calendar = linker.Calendar(program.Calendar);

    public override int[] Relevant => slot.Activities;

    public override void Run(Tape tape, Findings findings)
    {
        var counted = findings.Scratch;
        findings.Track = Track.Read(tape, pauses, calendar);

        for (var i = 0; i < tape.Count; i++)
        {
            if (!activation.Begins(tape, i, slot, findings))
            {
                continue;
            }

            var (index, at) = (findings.Open(i), tape.Instants[i]);
            var first = counted.Count - program.Most;

            // The event that is one too many before this one opens the stretch; when it has left the stretch, there is room again.
            if (calendar?.Knows(at) == false)
            {
                findings.BeyondCalendar(index, calendar);
            }
            else if (first >= 0 && findings.Track.Elapsed(tape.Instants[counted[first]], at) <= program.Within)
            {
                findings.Breach(index, counted[first], at, opensAt: Opens(findings.Track, tape.Instants[counted[first]]));
            }
            else
            {
                findings.Hold(index, -1, at);
            }

            counted.Add(i);
        }
    }

    /// <summary>The first instant at which more than the length has been counted.</summary>
    private long Opens(Track track, long from) => track.Due(from, program.Within + 1) is var at and < Track.Unknown ? at : Finding.None;
}
