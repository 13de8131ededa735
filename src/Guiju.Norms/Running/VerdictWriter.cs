using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Running;

/// <summary>Puts what a monitor found into a verdict.</summary>
internal static class VerdictWriter
{
    private const int MostWitnesses = 20;

    public static Verdict Write(LinkedRule rule, Findings findings, Tape tape)
    {
        if (tape.Closed)
        {
            findings.Close(tape.ClosedAt);
        }

        var (held, released, pending, breached, undetermined) = (0, 0, 0, 0, 0);
        var (firstBreach, next) = (Track.Never, Track.Never);

        for (var i = 0; i < findings.Count; i++)
        {
            ref var finding = ref findings[i];

            switch (finding.State)
            {
                case VerdictState.Held when finding.Released:
                    released++;
                    break;
                case VerdictState.Held:
                    held++;
                    break;
                case VerdictState.Pending:
                    pending++;
                    next = Math.Min(next, finding.Due);
                    break;
                case VerdictState.Breached:
                    breached++;
                    firstBreach = Math.Min(firstBreach, finding.DecidedAt);
                    break;
                case VerdictState.Undetermined:
                    undetermined++;
                    break;
            }
        }

        var colour = findings.Whole ?? Colours(breached, pending, findings.Settled || tape.Closed);
        var activations = held + released + pending + breached;

        return new(
            rule.Pack, rule.Revision, rule.Program.Id, State(colour, activations, undetermined), colour,
            activations, held, breached, Instant(firstBreach), Instant(next),
            ClockWriter.Write(rule.Monitor, findings, tape), Witnesses(findings, tape));
    }

    private static Colour Colours(int breached, int pending, bool settled)
    {
        if (breached > 0)
        {
            return Colour.PermanentlyViolated;
        }

        if (pending > 0)
        {
            return Colour.CurrentlyViolated;
        }

        return settled ? Colour.PermanentlySatisfied : Colour.CurrentlySatisfied;
    }

    private static VerdictState State(Colour colour, int activations, int undetermined) => colour switch
    {
        Colour.PermanentlyViolated => VerdictState.Breached,
        Colour.CurrentlyViolated => VerdictState.Pending,
        _ when undetermined > 0 => VerdictState.Undetermined,
        _ => activations > 0 ? VerdictState.Held : VerdictState.Inapplicable,
    };

    private static long? Instant(long at) => at is Track.Never or Finding.None ? null : at;

    private static IReadOnlyList<Witness> Witnesses(Findings findings, Tape tape)
    {
        if (findings.Count == 0)
        {
            return [];
        }

        var witnesses = new List<Witness>(Math.Min(findings.Count, MostWitnesses));
        var room = MostWitnesses - Urgent(findings);

        for (var i = 0; i < findings.Count && witnesses.Count < MostWitnesses; i++)
        {
            ref var finding = ref findings[i];

            if (finding.State != VerdictState.Inapplicable && (finding.State != VerdictState.Held || room-- > 0))
            {
                witnesses.Add(new(
                    tape[finding.Activation].Id,
                    finding.Target < 0 ? null : tape[finding.Target].Id,
                    finding.State,
                    Instant(finding.DecidedAt),
                    finding.Detail));
            }
        }

        return witnesses;
    }

    private static int Urgent(Findings findings)
    {
        var urgent = 0;

        for (var i = 0; i < findings.Count; i++)
        {
            urgent += findings[i].State is VerdictState.Pending or VerdictState.Breached or VerdictState.Undetermined ? 1 : 0;
        }

        return urgent;
    }
}
