using Guiju.Server.Ledger;

namespace Guiju.Server.ChangeRequests;

/// <summary>Where a request to change a clause stands.</summary>
public enum ChangeState
{
    /// <summary>Nobody answered yet.</summary>
    New,

    /// <summary>Taken up into a draft.</summary>
    TakenUp,

    /// <summary>Declined, with the reason.</summary>
    Declined,
}

/// <summary>A case that shows what the request is about.</summary>
public sealed record LinkedCase(Guid OrderId, string Number);

/// <summary>Somebody of the front line says that a clause is not reasonable.</summary>
[EventName("change.requested")]
public sealed record ChangeRequested(string Pack, string? Revision, string Norm, string Text, IReadOnlyList<LinkedCase> Cases) : IEvent;

/// <summary>The custodian takes the request up into a draft.</summary>
[EventName("change.taken-up")]
public sealed record ChangeTakenUp(string Draft, string? Note) : IEvent;

/// <summary>The custodian declines, and says why.</summary>
[EventName("change.declined")]
public sealed record ChangeDeclined(string Reason) : IEvent;

/// <summary>Who asked has seen the answer.</summary>
[EventName("change.answer-read")]
public sealed record ChangeAnswerRead : IEvent;

/// <summary>A request to change a clause, from the front line to the custodian.</summary>
public sealed record ChangeRequest : ICase<ChangeRequest>
{
    public static string Kind => "change-request";

    public static ChangeRequest None { get; } = new();

    /// <summary>What is asked; null before that.</summary>
    public ChangeRequested? Asked { get; init; }

    /// <summary>Who asked, and when.</summary>
    public Recorded? AskedIn { get; init; }

    /// <summary>Where it stands.</summary>
    public ChangeState State { get; init; }

    /// <summary>The draft that it was taken up into.</summary>
    public string? Draft { get; init; }

    /// <summary>What the custodian said.</summary>
    public string? Answer { get; init; }

    /// <summary>Who answered, and when.</summary>
    public Recorded? AnsweredIn { get; init; }

    /// <summary>Whether who asked has seen the answer.</summary>
    public bool Read { get; init; }

    public ChangeRequest Apply(Recorded e) => e.Event switch
    {
        ChangeRequested asked => this with { Asked = asked, AskedIn = e },
        ChangeTakenUp taken => this with { State = ChangeState.TakenUp, Draft = taken.Draft, Answer = taken.Note, AnsweredIn = e, Read = false },
        ChangeDeclined declined => this with { State = ChangeState.Declined, Answer = declined.Reason, AnsweredIn = e, Read = false },
        ChangeAnswerRead => this with { Read = true },
        _ => this,
    };
}
