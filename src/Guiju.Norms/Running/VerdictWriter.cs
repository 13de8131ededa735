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

        var tally = Tally.Of(findings, tape);

        return new(
            rule.Pack, rule.Revision, rule.Program.Id, tally.State, tally.Colour,
            tally.Activations, tally.Fulfilments, tally.Violations, Instant(tally.FirstBreachAt), Instant(tally.NextChangeAt),
            ClockWriter.Write(rule.Monitor, findings, tape), Witnesses(findings, tape));
    }

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
