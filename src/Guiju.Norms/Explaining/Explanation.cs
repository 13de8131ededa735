using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Explaining;

/// <summary>Why a verdict is what it is: everything that led to it, with the values seen. Instants and lengths are microseconds.</summary>
/// <param name="Verdict">The verdict itself, the same that judging gives.</param>
/// <param name="Norm">The clause.</param>
/// <param name="Document">The document that the clause stands in.</param>
/// <param name="From">Since when the revision is in force.</param>
/// <param name="Until">Until when it is, or null.</param>
/// <param name="AsOf">The instant of asking.</param>
/// <param name="Closed">True when nothing could follow any more.</param>
/// <param name="Awaited">Events that make the norm apply; empty for a norm about the case as a whole.</param>
/// <param name="Wanted">Events that answer it, are needed before it or are counted.</param>
/// <param name="Count">For a norm that counts: what it counted.</param>
/// <param name="Accounts">Every activation, oldest first.</param>
/// <param name="Passed">Events that could have made the norm apply and did not, oldest first.</param>
public sealed record Explanation(
    Verdict Verdict, NormDescription Norm, PackDocument Document, long From, long? Until, long AsOf, bool Closed,
    IReadOnlyList<string> Awaited, IReadOnlyList<string> Wanted, Counted? Count,
    IReadOnlyList<Account> Accounts, IReadOnlyList<PassedBy> Passed);

/// <summary>One activation: what was asked, what was seen, and how its time was counted.</summary>
/// <param name="FactId">The event that activated the norm.</param>
/// <param name="TargetFactId">The event that decided it, if any.</param>
/// <param name="State">What became of it.</param>
/// <param name="Released">True when an event took the obligation away.</param>
/// <param name="DecidedAt">When it was decided; null while it is open.</param>
/// <param name="OpensAt">For a breach that waiting would have avoided: from when the act was permitted.</param>
/// <param name="ReferenceAt">For a distance from a reference: that instant.</param>
/// <param name="Detail">What failed, in machine words, as in the witness.</param>
/// <param name="Atoms">Conditions that decided that the norm applies, which limit holds and whether it is kept, with the values seen.</param>
/// <param name="Candidates">Events that answer, or that came nearest to it, in the order they happened.</param>
/// <param name="Best">Place among the candidates of the one that answers or came nearest, or -1.</param>
/// <param name="Bill">How its time was counted, where time matters.</param>
/// <param name="Hours">For a norm about the time of day: the working stretches of that day.</param>
public sealed record Account(
    string FactId, string? TargetFactId, VerdictState State, bool Released, long? DecidedAt, long? OpensAt, long? ReferenceAt,
    IReadOnlyList<string> Detail, IReadOnlyList<Atom> Atoms, IReadOnlyList<Candidate> Candidates, int Best, Bill? Bill, IReadOnlyList<Stretch> Hours);

/// <summary>An event that could have made the norm apply.</summary>
/// <param name="FactId">The event.</param>
/// <param name="InForce">False when it lies outside the time of the revision.</param>
/// <param name="Atoms">The conditions that did not hold, with the values seen.</param>
public sealed record PassedBy(string FactId, bool InForce, IReadOnlyList<Atom> Atoms);

/// <summary>What a norm that counts has counted.</summary>
/// <param name="Seen">How many there were.</param>
/// <param name="Least">How many are wanted, or null.</param>
/// <param name="Most">How many are allowed, or null.</param>
/// <param name="Until">The end of the time in which they count, or null.</param>
public sealed record Counted(int Seen, int? Least, int? Most, long? Until);

/// <summary>What part of a rule a condition belongs to.</summary>
public enum AtomRole
{
    /// <summary>Whether the norm applies.</summary>
    When,

    /// <summary>Whether an event fills its place in the rule.</summary>
    Where,

    /// <summary>What the act must carry.</summary>
    Require,

    /// <summary>A value that two events must share.</summary>
    Same,

    /// <summary>A key of the table of limits.</summary>
    Key,
}

/// <summary>A single condition with the value that was seen.</summary>
/// <param name="Role">What it belongs to.</param>
/// <param name="Name">Field or case attribute.</param>
/// <param name="Op">The comparison: in, notIn, atLeast, atMost, above, below, present, absent, is.</param>
/// <param name="Kind">Type of the values.</param>
/// <param name="Wanted">The values to compare with; instants as microseconds.</param>
/// <param name="Seen">The value that was there, or null when there was none.</param>
/// <param name="FactId">The event that it came from, or null.</param>
/// <param name="Holds">Whether it holds; null when it cannot be said.</param>
/// <param name="Negated">True when the condition asks for the contrary.</param>
public sealed record Atom(
    AtomRole Role, string Name, string Op, FieldKind Kind, IReadOnlyList<string> Wanted, string? Seen, string? FactId, bool? Holds, bool Negated = false);

/// <summary>How near an event came to answering.</summary>
public enum Nearness
{
    /// <summary>It answers, or is what was needed.</summary>
    Answers,

    /// <summary>It was forbidden, and happened.</summary>
    Forbidden,

    /// <summary>It takes the obligation away.</summary>
    Releases,

    /// <summary>It counts, together with others.</summary>
    Counts,

    /// <summary>It would have answered, but came when the time was up, or too far away.</summary>
    TooLate,

    /// <summary>It would have answered, but came too soon.</summary>
    TooEarly,

    /// <summary>It belongs to another one: a value that both must share differs.</summary>
    OtherKey,

    /// <summary>A condition on it does not hold.</summary>
    Condition,

    /// <summary>A value that a condition asks for is missing.</summary>
    Missing,

    /// <summary>It stands in the wrong place: something else lies between, or it was used up already.</summary>
    OutOfPlace,
}

/// <summary>An event of the kind that a rule looks for.</summary>
/// <param name="FactId">The event.</param>
/// <param name="Nearness">How near it came.</param>
/// <param name="Distance">Counted time between it and the activation, or null where time does not matter.</param>
/// <param name="Atoms">Conditions on it that did not hold, with the values seen.</param>
public sealed record Candidate(string FactId, Nearness Nearness, long? Distance, IReadOnlyList<Atom> Atoms);
