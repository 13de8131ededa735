using Guiju.Norms.Calendars;
using Guiju.Norms.Programs;
using Guiju.Norms.Running;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Monitors;

/// <summary>
/// Each breach of another norm is answered in time, counted from the instant of the breach. A breach that comes only because the case closes
/// asks for nothing: nothing can follow it.
/// </summary>
internal sealed class CompensationMonitor(CompensationProgram program, Activation activation, Linker linker) : RuleMonitor
{
    private readonly EventSlot then = linker.Slot(program.Then);
    private readonly EventSlot? until = program.Until is null ? null : linker.Slot(program.Until);
    private readonly Pause[] pauses = linker.Pauses(program.Pauses);
    private readonly WorkCalendar? calendar = linker.Calendar(program.Calendar);

    /// <summary>The norm that is compensated for.</summary>
    public LinkedRule? Source { get; set; }

    /// <summary>Its id.</summary>
    public string SourceId => program.Breach;

    public override int[]? Relevant => null;

    public override IReadOnlyList<WarningProgram> Warnings => program.Warn;

    public override void Run(Tape tape, Findings findings)
    {
        findings.Track = Track.Read(tape, pauses, calendar);
        var source = new Findings();
        Source!.Find(tape, source);
        var breaches = Breaches(source, tape);

        foreach (var breach in breaches)
        {
            Owe(tape, findings, breach);
        }

        findings.NextAt = Next(tape, Tally.Of(source, tape).NextChangeAt, breaches.Count, Doubtful(findings));
    }

    /// <summary>The next breach of the other norm if nothing happens: then something is owed that is not owed now.</summary>
    private long Next(Tape tape, long change, int count, bool doubtful)
    {
        if (tape.Closed || change >= Track.Unknown)
        {
            return Track.Never;
        }

        var later = tape.As(change);
        var source = new Findings();
        Source!.Find(later, source);
        var more = Breaches(source, later).Count > count;

        // One more breach of which it cannot be said whether it asks for anything says nothing new where the verdict is worse already.
        var least = doubtful ? Truth.True : Truth.Unknown;
        return more && activation.Judges(later, change) && activation.Applies(later, later.Count - 1) >= least ? change : Track.Never;
    }

    private static bool Doubtful(Findings findings)
    {
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].State is VerdictState.Pending or VerdictState.Breached or VerdictState.Undetermined)
            {
                return true;
            }
        }

        return false;
    }

    private static List<Breached> Breaches(Findings source, Tape tape)
    {
        var found = new List<Breached>();

        for (var i = 0; i < source.Count; i++)
        {
            ref var finding = ref source[i];

            if (finding.State == VerdictState.Breached)
            {
                var decided = finding.Target >= 0 && tape.Instants[finding.Target] <= finding.DecidedAt ? finding.Target : -1;
                found.Add(new(finding.DecidedAt, finding.Activation, Math.Max(finding.Activation, decided)));
            }
        }

        if (found.Count == 0 && source.Whole == Colour.PermanentlyViolated && tape.Count > 0)
        {
            found.Add(new(source.WholeAt, 0, 0));
        }

        return [.. found.Where(b => !tape.Closed || b.At <= tape.ClosedAt).OrderBy(b => b.At).ThenBy(b => b.Position)];
    }

    private void Owe(Tape tape, Findings findings, Breached breach)
    {
        if (!activation.Judges(tape, breach.At) && findings.Carried?.Contains(breach.Position) != true)
        {
            return;
        }

        var known = Last(tape, breach.At);
        var applies = activation.Applies(tape, known);

        if (applies != Truth.True)
        {
            if (applies == Truth.Unknown)
            {
                findings.Undetermined(findings.Open(breach.Position), activation.Missing(tape, known));
            }

            return;
        }

        var (limit, due) = program.Within is { } within ? (within, findings.Track.Due(breach.At, within)) : (Finding.None, Track.Never);
        var index = findings.Open(breach.Position, program.Within is null ? Finding.None : breach.At, limit, due);

        if (due == Track.Unknown || calendar?.Knows(breach.At) == false)
        {
            findings.BeyondCalendar(index, calendar!);
        }
        else
        {
            Follow(tape, findings, index, breach);
        }
    }

    private void Follow(Tape tape, Findings findings, int index, Breached breach)
    {
        var due = findings[index].Due;

        for (var k = breach.After + 1; k < tape.Count && tape.Instants[k] <= due; k++)
        {
            if (tape.Instants[k] < breach.At)
            {
                continue;
            }

            if (then.Is(tape, k) && findings.Track.Elapsed(breach.At, tape.Instants[k]) >= program.AtLeast)
            {
                findings.Hold(index, k, tape.Instants[k]);
                return;
            }

            if (until?.Is(tape, k) == true)
            {
                findings.Release(index, k, tape.Instants[k]);
                return;
            }
        }

        if (due <= tape.Now)
        {
            findings.Breach(index, -1, due);
        }
    }

    private static int Last(Tape tape, long at)
    {
        var last = 0;

        while (last + 1 < tape.Count && tape.Instants[last + 1] <= at)
        {
            last++;
        }

        return last;
    }

    /// <summary>A breach: its instant, the activation that it is of, and the last event that it came of.</summary>
    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Breached(long At, int Position, int After);
}
