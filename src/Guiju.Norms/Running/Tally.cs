using System.Runtime.InteropServices;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Running;

/// <summary>What the activations of a rule come to.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Tally
{
    private int pending;

    public Tally()
    {
    }

    public int Activations { get; private set; }

    public int Fulfilments { get; private set; }

    public int Violations { get; private set; }

    public int Undetermined { get; private set; }

    public long FirstBreachAt { get; private set; } = Track.Never;

    public long NextChangeAt { get; private set; } = Track.Never;

    public Colour Colour { get; private set; }

    public VerdictState State => Colour switch
    {
        Colour.PermanentlyViolated => VerdictState.Breached,
        Colour.CurrentlyViolated => VerdictState.Pending,
        _ when Undetermined > 0 => VerdictState.Undetermined,
        _ => Activations > 0 ? VerdictState.Held : VerdictState.Inapplicable,
    };

    public static Tally Of(Findings findings, Tape tape)
    {
        var tally = new Tally();

        for (var i = 0; i < findings.Count; i++)
        {
            tally.Add(ref findings[i]);
        }

        if (findings.Whole is { } colour)
        {
            tally.Whole(colour, findings, tape);
        }
        else
        {
            tally.Colour = tally.ColourOfAll(findings.Settled || tape.Closed);
        }

        tally.NextChangeAt = tape.Closed ? tally.NextChangeAt : Math.Min(tally.NextChangeAt, findings.NextAt);

        return tally;
    }

    private void Add(ref Finding finding)
    {
        switch (finding.State)
        {
            case VerdictState.Held:
                Activations++;
                Fulfilments += finding.Released ? 0 : 1;
                break;
            case VerdictState.Pending:
                Activations++;
                pending++;
                NextChangeAt = Math.Min(NextChangeAt, finding.Due);
                break;
            case VerdictState.Breached:
                Activations++;
                Violations++;
                FirstBreachAt = Math.Min(FirstBreachAt, finding.DecidedAt);
                break;
            case VerdictState.Undetermined:
                Undetermined++;
                break;
        }
    }

    private Colour ColourOfAll(bool settled)
    {
        if (Violations > 0)
        {
            return Colour.PermanentlyViolated;
        }

        if (pending > 0)
        {
            return Colour.CurrentlyViolated;
        }

        return settled ? Colour.PermanentlySatisfied : Colour.CurrentlySatisfied;
    }

    /// <summary>A rule about the whole case has no fulfilled activations; it may be broken without any, when its time is over.</summary>
    private void Whole(Colour colour, Findings findings, Tape tape)
    {
        Fulfilments = 0;
        Colour = (colour, tape.Closed) switch
        {
            (Colour.CurrentlyViolated, true) => Colour.PermanentlyViolated,
            (Colour.CurrentlySatisfied, true) => Colour.PermanentlySatisfied,
            _ => colour,
        };

        if (Colour is Colour.CurrentlyViolated or Colour.CurrentlySatisfied && findings.WholeAt > tape.Now)
        {
            NextChangeAt = findings.WholeAt;
        }

        if (Colour == Colour.PermanentlyViolated && Violations == 0)
        {
            Violations = 1;
            FirstBreachAt = colour == Colour.PermanentlyViolated ? findings.WholeAt : tape.ClosedAt;
        }
    }
}
