namespace Guiju.Server.Ledger;

/// <summary>What a notice of a clock tells.</summary>
public enum ClockNotice
{
    /// <summary>A warning instant passed.</summary>
    Warning,

    /// <summary>The clock ran out.</summary>
    Breach,
}

/// <summary>A clock reached a warning or its end while nobody acted. A notice only: no norm reads it.</summary>
[EventName("clock.due")]
public sealed record ClockDue(string Norm, string Pack, string Revision, DateTimeOffset DueAt, ClockNotice Kind) : IEvent;

/// <summary>A fact that came later changed a verdict that had been announced.</summary>
[EventName("verdict.revised")]
public sealed record VerdictRevised(string Norm, string Pack, string Revision, string From, string To) : IEvent;

/// <summary>A soft gate was passed with a reason, for a supervisor to review.</summary>
[EventName("deviation.given")]
public sealed record DeviationGiven(string Norm, string Pack, string Act, string Reason) : IEvent;

/// <summary>Somebody bound himself to a customer: what was said in which act, and by when it is due, if that was said.</summary>
[EventName("promise.made")]
public sealed record PromiseMade(string Sentence, DateTimeOffset? DueAt, string Act, string Field, string Norm, string Pack) : IEvent;
