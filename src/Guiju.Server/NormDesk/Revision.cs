using System.Collections.Immutable;
using Guiju.Norms;
using Guiju.Server.Ledger;

namespace Guiju.Server.NormDesk;

/// <summary>How far a revision has come by the hands of people; what the calendar does to it is <see cref="RevisionState"/>.</summary>
public enum RevisionStage { Draft, Submitted, Reviewed, Approved, Issued, Withdrawn }

/// <summary>Where a revision stands on a day.</summary>
public enum RevisionState
{
    Draft,
    Submitted,
    Reviewed,
    Approved,

    /// <summary>Issued, with no day yet from which it is in force.</summary>
    Undated,

    /// <summary>Issued, and in force from a day to come.</summary>
    Coming,

    InForce,

    /// <summary>Another one took its place.</summary>
    Superseded,

    /// <summary>It ended without another.</summary>
    Retired,

    Withdrawn,
}

/// <summary>Who did something to a revision, and when.</summary>
public sealed record Signature(Guid? By, string Name, DateTimeOffset At)
{
    internal static Signature Of(Recorded e) => new(e.Actor.Id, e.Actor.Name, e.OccurredAt);
}

/// <summary>Whom a revision binds: people of these roles in a unit and below it.</summary>
public sealed record Binding(IReadOnlyList<string> Roles, Guid? UnitId, string? Unit);

/// <summary>One revision of a document, from its draft to its end.</summary>
public sealed record Revision(string Number)
{
    public RevisionStage Stage { get; init; }

    /// <summary>The revision that it was begun from.</summary>
    public string? From { get; init; }

    public ImmutableArray<PackFile> Files { get; init; } = [];

    /// <summary>Everybody who wrote on it; none of them may review or approve it.</summary>
    public ImmutableArray<Signature> Authors { get; init; } = [];

    /// <summary>True when it was issued elsewhere and came in as it is.</summary>
    public bool Received { get; init; }

    /// <summary>What is mainly changed, as its authors say.</summary>
    public string? Changes { get; init; }

    public Signature? Submitted { get; init; }
    public Signature? Reviewed { get; init; }
    public Signature? Approved { get; init; }
    public Signature? Issued { get; init; }

    /// <summary>Why it was last given back, and by whom.</summary>
    public string? ReturnedBecause { get; init; }

    public Signature? Returned { get; init; }
    public DateTimeOffset? EffectiveFrom { get; init; }
    public DateTimeOffset? EffectiveUntil { get; init; }
    public bool IsRetired { get; init; }

    /// <summary>Why it was withdrawn or retired.</summary>
    public string? EndedBecause { get; init; }

    public DateOnly? NextReviewOn { get; init; }
    public Binding? Binds { get; init; }

    /// <summary>The last trial on past cases.</summary>
    public RevisionTried? Trial { get; init; }

    /// <summary>The hash of its text as it is now.</summary>
    public string Hash => PackLibrary.HashOf(Files);

    /// <summary>Whether its text, as it is now, was tried on past cases.</summary>
    public bool IsTried => Trial is { } trial && trial.Hash == Hash;

    /// <summary>Where it stands at an instant.</summary>
    public RevisionState StateAt(DateTimeOffset now) => Stage switch
    {
        RevisionStage.Draft => RevisionState.Draft,
        RevisionStage.Submitted => RevisionState.Submitted,
        RevisionStage.Reviewed => RevisionState.Reviewed,
        RevisionStage.Approved => RevisionState.Approved,
        RevisionStage.Withdrawn => RevisionState.Withdrawn,
        _ when EffectiveFrom is null => RevisionState.Undated,
        _ when EffectiveUntil <= now => IsRetired ? RevisionState.Retired : RevisionState.Superseded,
        _ when EffectiveFrom > now => RevisionState.Coming,
        _ => RevisionState.InForce,
    };

    /// <summary>Whether it is in force at any instant of [<paramref name="from"/>, <paramref name="until"/>).</summary>
    public bool IsInForceWithin(DateTimeOffset from, DateTimeOffset? until) =>
        EffectiveFrom is { } begins && !(EffectiveUntil <= from) && !(until <= begins) && !(EffectiveUntil <= begins);

    /// <summary>Whether somebody wrote on it.</summary>
    public bool IsBy(Guid user) => Authors.Any(a => a.By == user);
}
