using System.Numerics;
using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Monitors;

/// <summary>
/// Steps come in their order. An event does the lowest step that it fills and that is not yet done. Where skipping is refused it needs
/// every earlier step before it; where skipping is allowed, a step may not come for the first time after a later one. An event that
/// begins the steps anew makes all of them undone.
/// </summary>
internal sealed class OrderMonitor : RuleMonitor
{
    private readonly OrderProgram program;
    private readonly Activation activation;
    private readonly EventSlot[] steps;
    private readonly EventSlot? anew;
    private readonly ulong[] stepsByActivity;
    private readonly string[] names;

    public OrderMonitor(OrderProgram program, Activation activation, Linker linker)
    {
        this.program = program;
        this.activation = activation;
        steps = [.. program.Steps.Select(linker.Slot)];
        anew = program.Anew is null ? null : linker.Slot(program.Anew);
        names = [.. steps.Select(s => string.Join('|', s.Names))];
        stepsByActivity = new ulong[linker.ActivityCount];

        for (var k = 0; k < steps.Length; k++)
        {
            foreach (var activity in steps[k].Activities)
            {
                stepsByActivity[activity] |= 1UL << k;
            }
        }

        Relevant = [.. steps.SelectMany(s => s.Activities).Distinct()];
    }

    public override int[] Relevant { get; }

    public override void Run(Tape tape, Findings findings)
    {
        var done = 0UL;

        for (var i = 0; i < tape.Count; i++)
        {
            done = anew?.Is(tape, i) == true ? 0 : done;
            var candidates = stepsByActivity[tape.Activities[i]];

            if (candidates == 0)
            {
                continue;
            }

            var (filled, unknown) = Filled(tape, i, candidates);

            if (filled != 0)
            {
                var fresh = filled & ~done;
                var step = BitOperations.TrailingZeroCount(fresh != 0 ? fresh : filled);
                Judge(tape, findings, i, step, done);
                done |= 1UL << step;
            }
            else if (unknown >= 0)
            {
                activation.Begins(tape, i, Truth.Unknown, steps[unknown], findings);
            }
        }

        var allButLast = (1UL << (steps.Length - 1)) - 1;
        findings.Settled = anew is null && (done & allButLast) == allButLast;
    }

    private (ulong Filled, int Unknown) Filled(Tape tape, int position, ulong candidates)
    {
        var filled = 0UL;
        var unknown = -1;

        for (var rest = candidates; rest != 0; rest &= rest - 1)
        {
            var step = BitOperations.TrailingZeroCount(rest);
            var truth = steps[step].Match(tape, position);
            filled |= truth == Truth.True ? 1UL << step : 0;
            unknown = truth == Truth.Unknown && unknown < 0 ? step : unknown;
        }

        return (filled, unknown);
    }

    private void Judge(Tape tape, Findings findings, int position, int step, ulong done)
    {
        if (!activation.Begins(tape, position, Truth.True, null, findings))
        {
            return;
        }

        var earlier = (1UL << step) - 1;
        var isFirst = (done >> step & 1) == 0;
        var wrong = program.Skipping ? (isFirst ? done & ~earlier : 0) : earlier & ~done;
        var index = findings.Open(position);
        var at = tape.Instants[position];

        if (wrong == 0)
        {
            findings.Hold(index, -1, at);
        }
        else
        {
            findings.Breach(index, -1, at, Names(wrong));
        }
    }

    private List<string> Names(ulong which)
    {
        var found = new List<string>();

        for (; which != 0; which &= which - 1)
        {
            found.Add(names[BitOperations.TrailingZeroCount(which)]);
        }

        return found;
    }
}
