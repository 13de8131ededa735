using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Monitors;

/// <summary>No more than so many events of a kind lie within any stretch of a length, both of its ends included.</summary>
internal sealed class RateMonitor(RateProgram program, Activation activation, Linker linker) : RuleMonitor
{
    private readonly EventSlot slot = linker.Slot(program.Event);

    public override int[] Relevant => slot.Activities;

    public override void Run(Tape tape, Findings findings)
    {
        var counted = findings.Scratch;

        for (var i = 0; i < tape.Count; i++)
        {
            if (!activation.Begins(tape, i, slot, findings))
            {
                continue;
            }

            var (index, at) = (findings.Open(i), tape.Instants[i]);
            var first = counted.Count - program.Most;

            // The event that is one too many before this one opens the stretch; when it has left the stretch, there is room again.
            if (first >= 0 && at - tape.Instants[counted[first]] <= program.Within)
            {
                findings.Breach(index, counted[first], at, opensAt: tape.Instants[counted[first]] + program.Within + 1);
            }
            else
            {
                findings.Hold(index, -1, at);
            }

            counted.Add(i);
        }
    }
}
