namespace Guiju.Norms.Verdicts;

/// <summary>What a norm says of a case, as shown and counted.</summary>
public enum VerdictState
{
    /// <summary>Never activated.</summary>
    Inapplicable,

    /// <summary>Activated and satisfied if the case closed now.</summary>
    Held,

    /// <summary>An obligation is open; a later act can still satisfy it.</summary>
    Pending,

    /// <summary>Violated for good.</summary>
    Breached,

    /// <summary>An attribute that the rule asks for is missing.</summary>
    Undetermined,
}

/// <summary>The four live verdicts of RV-LTL on finite traces.</summary>
public enum Colour
{
    /// <summary>Satisfied, and nothing can change it.</summary>
    PermanentlySatisfied,

    /// <summary>Satisfied if closed now; some continuation violates it.</summary>
    CurrentlySatisfied,

    /// <summary>Violated if closed now; some continuation satisfies it.</summary>
    CurrentlyViolated,

    /// <summary>Violated, and nothing can repair it.</summary>
    PermanentlyViolated,
}

/// <summary>Whether a clock counts.</summary>
public enum ClockState
{
    /// <summary>Counting.</summary>
    Running,

    /// <summary>Held by a pause that the norm admits; it has no due time while it is held.</summary>
    Paused,

    /// <summary>At its end: the obligation is fulfilled, released or breached and no longer counts.</summary>
    Stopped,
}

/// <summary>One stretch of a clock's life. Segments never overlap and leave no gap.</summary>
/// <param name="From">Start, UTC microseconds.</param>
/// <param name="To">End, UTC microseconds, or null while it lasts.</param>
/// <param name="Running">True when time counts.</param>
/// <param name="CauseFactId">The event that began this stretch; null where the clock runs again because a pause reached its limit.</param>
/// <param name="Lacks">What a pause should have and lacks: fields, or <c>unapproved</c>. Empty when it is in order.</param>
public sealed record ClockSegment(long From, long? To, bool Running, string? CauseFactId, IReadOnlyList<string>? Lacks = null);

/// <summary>The clock of an obligation, with everything needed to explain it.</summary>
/// <param name="ActivationFactId">The event whose obligation it counts; a norm with several activations shows the most urgent one's clock.</param>
/// <param name="Verdict">What became of that activation; another one of the same norm may have ended differently.</param>
/// <param name="State">Running, paused or stopped.</param>
/// <param name="StartedAt">When it began, UTC microseconds.</param>
/// <param name="Limit">The budget in microseconds of counted time; null for a promised instant.</param>
/// <param name="Elapsed">Counted time so far, microseconds.</param>
/// <param name="DueAt">When the obligation breaches if nothing happens; null while paused.</param>
/// <param name="Promised">True for a promised instant, which pauses never move.</param>
/// <param name="Segments">The stretches, oldest first.</param>
/// <param name="WarnAt">Warning instants, ascending; empty while paused.</param>
public sealed record ClockReading(
    string ActivationFactId, VerdictState Verdict, ClockState State, long StartedAt, long? Limit, long Elapsed, long? DueAt, bool Promised,
    IReadOnlyList<ClockSegment> Segments, IReadOnlyList<long> WarnAt);

/// <summary>One activation and what became of it.</summary>
/// <param name="ActivationFactId">The event that activated the norm.</param>
/// <param name="TargetFactId">The event that answered it, if any.</param>
/// <param name="State">Held, pending, breached or undetermined.</param>
/// <param name="DecidedAt">When it was decided, UTC microseconds; null while pending.</param>
/// <param name="Detail">What exactly failed or was found: missing fields, found phrases, missing attributes. Machine words, not sentences.</param>
public sealed record Witness(string ActivationFactId, string? TargetFactId, VerdictState State, long? DecidedAt, IReadOnlyList<string> Detail);

/// <summary>The verdict of one norm revision on one case.</summary>
/// <param name="Pack">Pack id.</param>
/// <param name="Revision">Pack revision that judged.</param>
/// <param name="Norm">Norm id.</param>
/// <param name="State">The shown state.</param>
/// <param name="Colour">The live verdict.</param>
/// <param name="Activations">How often the norm applied.</param>
/// <param name="Fulfilments">How many activations are fulfilled.</param>
/// <param name="Violations">How many are violated.</param>
/// <param name="FirstBreachAt">Instant of the first violation, UTC microseconds.</param>
/// <param name="NextChangeAt">The earliest instant at which, if nothing happens, the verdict changes.</param>
/// <param name="Clock">The most urgent clock, if the norm runs one.</param>
/// <param name="Witnesses">Activations, oldest first, at most 20, the undecided and violated preferred.</param>
public sealed record Verdict(
    string Pack, string Revision, string Norm, VerdictState State, Colour Colour,
    int Activations, int Fulfilments, int Violations, long? FirstBreachAt, long? NextChangeAt,
    ClockReading? Clock, IReadOnlyList<Witness> Witnesses);

/// <summary>All verdicts on one case at one instant.</summary>
/// <param name="Verdicts">One per norm and revision that the case kind concerns, in pack order.</param>
/// <param name="NextAlarm">The earliest instant at which a verdict changes, a warning is due or a held clock runs again by itself; null when none.</param>
public sealed record Judgement(IReadOnlyList<Verdict> Verdicts, long? NextAlarm);

/// <summary>A norm that an intended act would newly break.</summary>
/// <param name="Pack">Pack id.</param>
/// <param name="Revision">Pack revision.</param>
/// <param name="Norm">Norm id.</param>
/// <param name="Hard">True: refused. False: passes with a reason (deviation).</param>
/// <param name="Form">The rule form, such as <c>precedence</c>.</param>
/// <param name="Detail">What is missing: activities, fields, phrases.</param>
/// <param name="OpensAt">When the act becomes permitted by time alone, UTC microseconds; null when time does not help.</param>
public sealed record GateFinding(string Pack, string Revision, string Norm, bool Hard, string Form, IReadOnlyList<string> Detail, long? OpensAt);
