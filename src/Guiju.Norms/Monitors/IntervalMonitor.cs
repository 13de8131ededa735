using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Monitors;

/// <summary>
/// An act stands at a distance from a reference instant. With a greatest distance the act is owed from the event that fixes the
/// reference, and the first act after it answers; a new value of the reference replaces what is open. With a least distance only,
/// nothing is owed and each act is judged against the reference known before it.
/// </summary>
internal sealed class IntervalMonitor : RuleMonitor
{
    private static readonly string[] Early = ["early"];

    private readonly IntervalProgram program;
    private readonly Activation activation;
    private readonly EventSlot act;
    private readonly EventSlot? until;
    private readonly Reference reference;

    public IntervalMonitor(IntervalProgram program, Activation activation, Linker linker)
    {
        this.program = program;
        this.activation = activation;
        act = linker.Slot(program.Act);
        until = program.Until is null ? null : linker.Slot(program.Until);
        reference = new(program.Reference, linker);
        Relevant = [.. reference.Activities.Distinct()];
    }

    public override int[] Relevant { get; }

    public override int[] Concerned => [.. Relevant, .. act.Activities];

    public override IReadOnlyList<WarningProgram> Warnings => program.Warn;

    public override bool Promised => true;

    public override void Run(Tape tape, Findings findings)
    {
        var cells = new long[reference.Cells];
        Array.Fill(cells, Finding.None);
        var open = -1;

        for (var i = 0; i < tape.Count; i++)
        {
            var before = reference.Value(cells);

            if (program.AtMost is not { } most)
            {
                Gate(tape, findings, i, before);
                reference.Follow(tape, i, cells);
                continue;
            }

            open = Close(tape, findings, open, i, before);
            reference.Follow(tape, i, cells);
            var after = reference.Value(cells);

            if (after != before)
            {
                Replace(findings, open, tape.Instants[i]);
                open = Owe(tape, findings, i, after, most);
            }
        }

        if (open >= 0)
        {
            Expire(findings, open, -1, tape.Now);
        }
    }

    private void Gate(Tape tape, Findings findings, int position, long reference)
    {
        if (reference == Finding.None || !activation.Begins(tape, position, act, findings))
        {
            return;
        }

        var index = findings.Open(position);
        Decide(tape, findings, index, position, reference);
    }

    private void Decide(Tape tape, Findings findings, int index, int position, long reference)
    {
        var at = tape.Instants[position];
        var opens = reference + program.AtLeast;

        if (at < opens)
        {
            findings.Breach(index, position, at, Early, opens.Value);
        }
        else
        {
            findings.Hold(index, position, at);
        }
    }

    private int Owe(Tape tape, Findings findings, int position, long reference, long most)
    {
        if (!activation.Begins(tape, position, Truth.True, null, findings))
        {
            return -1;
        }

        var at = tape.Instants[position];
        var index = findings.Open(position, at, Finding.None, Math.Max(reference + most, at));
        findings[index].Base = reference;

        return index;
    }

    private int Close(Tape tape, Findings findings, int open, int position, long reference)
    {
        if (open < 0)
        {
            return open;
        }

        var at = tape.Instants[position];

        if (act.Is(tape, position))
        {
            if (!Expire(findings, open, position, at - 1))
            {
                Decide(tape, findings, open, position, reference);
            }

            return -1;
        }

        if (until?.Is(tape, position) == true)
        {
            if (Expire(findings, open, -1, at - 1))
            {
                findings.LetGo(open);
            }
            else
            {
                findings.Release(open, position, at);
            }

            return -1;
        }

        return open;
    }

    private static void Replace(Findings findings, int open, long at)
    {
        if (open < 0)
        {
            return;
        }

        if (Expire(findings, open, -1, at - 1))
        {
            findings.LetGo(open);
        }
        else
        {
            findings.Drop(open);
        }
    }

    private static bool Expire(Findings findings, int index, int target, long now)
    {
        var due = findings[index].Due;

        if (due > now)
        {
            return false;
        }

        findings.Breach(index, target, due);
        return true;
    }
}
