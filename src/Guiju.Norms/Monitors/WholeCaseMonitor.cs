using Guiju.Norms.Calendars;
using Guiju.Norms.Programs;
using Guiju.Norms.Running;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Monitors;

/// <summary>
/// The templates of Declare that speak of the case as a whole. Whether one applies is asked at the first event of the case; a window
/// counts from there.
/// </summary>
internal sealed class WholeCaseMonitor(DeclareProgram program, Activation activation, Linker linker) : RuleMonitor
{
    private readonly EventSlot a = linker.Slot(program.A);
    private readonly Pause[] pauses = linker.Pauses(program.Pauses);
    private readonly WorkCalendar? calendar = linker.Calendar(program.Calendar);
    private readonly EventSlot? b = program.B is null ? null : linker.Slot(program.B);

    public override int[]? Relevant => null;

    public override void Run(Tape tape, Findings findings)
    {
        if (tape.Count > 0 && !activation.Begins(tape, 0, Truth.True, null, findings))
        {
            return;
        }

        switch (program.Template)
        {
            case DeclareTemplate.Init:
                Edge(tape, findings, 0);
                break;
            case DeclareTemplate.End:
                Edge(tape, findings, tape.Count - 1);
                break;
            case DeclareTemplate.Choice:
            case DeclareTemplate.ExclusiveChoice:
                Choose(tape, findings);
                break;
            default:
                Count(tape, findings);
                break;
        }
    }

    private void Edge(Tape tape, Findings findings, int position)
    {
        if (tape.Count == 0)
        {
            findings.Whole = Colour.CurrentlyViolated;
        }
        else if (program.Template == DeclareTemplate.End)
        {
            findings.Whole = a.Is(tape, position) ? Colour.CurrentlySatisfied : Colour.CurrentlyViolated;
        }
        else if (a.Is(tape, position))
        {
            findings.Whole = Colour.PermanentlySatisfied;
        }
        else
        {
            findings.Whole = Colour.PermanentlyViolated;
            findings.Breach(findings.Open(position), -1, tape.Instants[position], a.Names);
        }
    }

    private void Choose(Tape tape, Findings findings)
    {
        var (hasA, hasB) = (false, false);

        for (var i = 0; i < tape.Count; i++)
        {
            var before = hasA && hasB;
            var (isA, isB) = (a.Is(tape, i), b!.Is(tape, i));
            (hasA, hasB) = (hasA || isA, hasB || isB);

            if (isA || isB)
            {
                Note(findings, i, tape.Instants[i], broken: program.Template == DeclareTemplate.ExclusiveChoice && !before && hasA && hasB);
            }
        }

        findings.Whole = (hasA, hasB, program.Template) switch
        {
            (false, false, _) => Colour.CurrentlyViolated,
            (_, _, DeclareTemplate.Choice) => Colour.PermanentlySatisfied,
            (true, true, _) => Colour.PermanentlyViolated,
            _ => Colour.CurrentlySatisfied,
        };
    }

    private void Count(Tape tape, Findings findings)
    {
        var start = tape.Count > 0 ? tape.Instants[0] : Finding.None;
        findings.Track = Track.Read(tape, pauses, calendar);
        var end = tape.Count > 0 && program.AtMost is { } most ? findings.Track.Due(start, most) : Track.Never;

        if (end == Track.Unknown)
        {
            findings.BeyondCalendar(findings.Open(0), calendar!);
            return;
        }

        var allowed = program.Template switch
        {
            DeclareTemplate.Existence => int.MaxValue,
            DeclareTemplate.Absence => program.N - 1,
            _ => program.N,
        };
        var count = 0;

        for (var i = 0; i < tape.Count && tape.Instants[i] <= end; i++)
        {
            if (a.Is(tape, i) && findings.Track.Elapsed(start, tape.Instants[i]) >= program.AtLeast)
            {
                Note(findings, i, tape.Instants[i], broken: ++count == allowed + 1L);
            }
        }

        var over = end <= tape.Now;
        findings.Whole = Counted(count, over);
        findings.WholeAt = end;
    }

    private Colour Counted(int count, bool over)
    {
        var enough = program.Template == DeclareTemplate.Absence || count >= program.N;
        var tooMany = program.Template switch
        {
            DeclareTemplate.Existence => false,
            DeclareTemplate.Absence => count >= program.N,
            _ => count > program.N,
        };

        if (tooMany || (over && !enough))
        {
            return Colour.PermanentlyViolated;
        }

        if (!enough)
        {
            return Colour.CurrentlyViolated;
        }

        return over || program.Template == DeclareTemplate.Existence ? Colour.PermanentlySatisfied : Colour.CurrentlySatisfied;
    }

    private static void Note(Findings findings, int position, long at, bool broken)
    {
        var index = findings.Open(position);

        if (broken)
        {
            findings.Breach(index, -1, at);
        }
        else
        {
            findings.Hold(index, -1, at);
        }
    }
}
