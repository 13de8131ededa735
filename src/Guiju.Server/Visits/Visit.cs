using Guiju.Server.Ledger;

namespace Guiju.Server.Visits;

/// <summary>One journey of one engineer to one place.</summary>
public sealed record Visit(VisitStatus Status) : ICase<Visit>
{
    public static string Kind => "visit";

    public static Visit None { get; } = new(VisitStatus.Planned);

    /// <summary>What the visit was planned with; null before that.</summary>
    public VisitPlanned? Plan { get; init; }

    /// <summary>The promised time.</summary>
    public VisitAppointed? Appointment { get; init; }

    /// <summary>How often it was put off.</summary>
    public int Reschedulings { get; init; }

    /// <summary>An escalation was reported or raised and nobody took it yet.</summary>
    public bool EscalationOpen { get; init; }

    /// <summary>The engineer reported the escalation himself.</summary>
    public bool ReportedByEngineer { get; init; }

    /// <summary>Solved on this visit.</summary>
    public bool Solved { get; init; }

    public DateTimeOffset? ArrivedAt { get; init; }
    public DateTimeOffset? SolvedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public DateTimeOffset? SignedAt { get; init; }
    public DateTimeOffset? LeftAt { get; init; }

    public Visit Apply(Recorded e) => e.Event switch
    {
        VisitPlanned plan => this with { Status = VisitStatus.Planned, Plan = plan },
        VisitAccepted => this with { Status = VisitStatus.Accepted },
        VisitDeclined => this with { Status = VisitStatus.Declined },
        VisitAppointed appointment => this with { Status = Later(VisitStatus.Appointed), Appointment = appointment },
        VisitPrepared => this with { Status = Later(VisitStatus.Ready) },
        VisitDeparted => this with { Status = VisitStatus.OnTheWay },
        VisitArrived => this with { Status = VisitStatus.Arrived, ArrivedAt = e.OccurredAt },
        VisitKnocked => this with { Status = VisitStatus.Waiting },
        VisitUnmet => this with { Status = VisitStatus.Unmet, LeftAt = e.OccurredAt },
        VisitAdmitted => this with { Status = VisitStatus.Admitted },
        WorkStarted => this with { Status = VisitStatus.Working },
        VisitRescheduled => this with { Status = VisitStatus.Appointed, Reschedulings = Reschedulings + 1 },
        VisitCancelled => this with { Status = VisitStatus.Cancelled },
        _ => ApplyWork(e),
    };

    private Visit ApplyWork(Recorded e) => e.Event switch
    {
        EscalationReported => Escalate() with { ReportedByEngineer = true },
        EscalationRaised => Escalate(),
        EscalationTaken => this with { EscalationOpen = false },
        FaultSolved solved => this with { Status = VisitStatus.Solved, Solved = true, SolvedAt = solved.RestoredAt ?? e.OccurredAt, EscalationOpen = false },
        VisitUnsolved => this with { Status = VisitStatus.Unsolved, Solved = false, EscalationOpen = false },
        VisitDemonstrated { Trial: TrialResult.NotSatisfied } => this with { Status = VisitStatus.Working, Solved = false, SolvedAt = null },
        VisitDemonstrated => this with { Status = VisitStatus.Demonstrated },
        VisitCleaned => this with { Status = VisitStatus.Cleaned, FinishedAt = e.OccurredAt },
        VisitSigned => this with { Status = VisitStatus.Signed, SignedAt = e.OccurredAt },
        VisitLeft => this with { Status = VisitStatus.Left, LeftAt = e.OccurredAt },
        _ => this,
    };

    /// <summary>What was over by then, though it was told of only later, needs no help any more.</summary>
    private Visit Escalate() => Status > VisitStatus.Escalated ? this : this with { Status = VisitStatus.Escalated, EscalationOpen = true };

    /// <summary>Calling again or checking tools on the way does not set a visit back.</summary>
    private VisitStatus Later(VisitStatus status) => status > Status ? status : Status;
}
