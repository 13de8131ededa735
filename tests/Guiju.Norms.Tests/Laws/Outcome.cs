using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Laws;

/// <summary>What an oracle says of one activation: the minute in which it was decided, or null.</summary>
internal sealed record Outcome(int Activation, VerdictState State, int? Minute, bool Released = false);

/// <summary>What is compared of a verdict.</summary>
internal sealed record Says(VerdictState State, bool Breached, bool Owed, int Activations, int Fulfilments, int Violations, long? FirstBreachAt)
{
    public static Says Of(Verdict v) => new(
        v.State,
        v.Colour == Colour.PermanentlyViolated,
        v.Colour == Colour.CurrentlyViolated,
        v.Activations,
        v.Fulfilments,
        v.Violations,
        v.FirstBreachAt);

    /// <summary>Sums up what an oracle found; a closed case breaks what is open, in the minute of its last event.</summary>
    public static Says Of(IReadOnlyList<Outcome> all, int? closedIn)
    {
        var outcomes = all
            .Select(o => o.State == VerdictState.Pending && closedIn is { } m ? o with { State = VerdictState.Breached, Minute = m } : o)
            .ToList();
        int Count(VerdictState state) => outcomes.Count(o => o.State == state);
        var (breached, pending, unknown) = (Count(VerdictState.Breached), Count(VerdictState.Pending), Count(VerdictState.Undetermined));
        var activations = outcomes.Count - unknown;
        var state = breached > 0 ? VerdictState.Breached
            : pending > 0 ? VerdictState.Pending
            : unknown > 0 ? VerdictState.Undetermined
            : activations > 0 ? VerdictState.Held
            : VerdictState.Inapplicable;
        var first = outcomes.Where(o => o.State == VerdictState.Breached).Min(o => o.Minute);

        return new(
            state, breached > 0, breached == 0 && pending > 0, activations,
            outcomes.Count(o => o.State == VerdictState.Held && !o.Released), breached, first is { } f ? Scene.Instant(f) : null);
    }
}
