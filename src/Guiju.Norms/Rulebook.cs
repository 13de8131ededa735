using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms;

/// <summary>A compiled pack with the time in which it is in force.</summary>
/// <param name="Pack">The compiled pack.</param>
/// <param name="From">In force from this instant, UTC microseconds.</param>
/// <param name="Until">In force until before this instant; null for open-ended.</param>
public sealed record PackInForce(CompiledPack Pack, long From, long? Until);

/// <summary>The packs in force. Judging is a pure function of trace, instant and closedness.</summary>
public sealed class Rulebook(IReadOnlyList<PackInForce> packs)
{
    /// <summary>The packs, in the order of precedence.</summary>
    public IReadOnlyList<PackInForce> Packs { get; } = packs;

    /// <summary>Judges a case.</summary>
    /// <param name="caseKind">Kind of the case, such as <c>order</c> or <c>visit</c>.</param>
    /// <param name="trace">The events in or about the case, ordered by (instant, sequence).</param>
    /// <param name="now">The instant of asking, UTC microseconds; events after it are not seen.</param>
    /// <param name="closed">True when the case has ended: nothing can follow.</param>
    public Judgement Judge(string caseKind, IReadOnlyList<Fact> trace, long now, bool closed) => throw new NotSupportedException();

    /// <summary>The norms with check G that the act, appended to the trace, would newly break.</summary>
    /// <param name="caseKind">Kind of the case.</param>
    /// <param name="trace">The events so far, ordered.</param>
    /// <param name="acts">The intended events, in order; usually one.</param>
    /// <param name="blank">
    /// True to ask whether the act is open at all, before its form is filled in: forms that look into the act's own fields
    /// (<c>fields</c>, <c>phrases</c>) are then left out.
    /// </param>
    public IReadOnlyList<GateFinding> Gate(string caseKind, IReadOnlyList<Fact> trace, IReadOnlyList<Fact> acts, bool blank = false) =>
        throw new NotSupportedException();

    /// <summary>The fields that the norms in force require of an act at this point, with the norm that asks.</summary>
    public IReadOnlyList<RequiredField> Required(string caseKind, IReadOnlyList<Fact> trace, Fact act) => throw new NotSupportedException();
}

/// <summary>A field that a norm requires of an act.</summary>
/// <param name="Field">Field name of the event.</param>
/// <param name="Pack">Pack id.</param>
/// <param name="Norm">Norm id.</param>
public sealed record RequiredField(string Field, string Pack, string Norm);
