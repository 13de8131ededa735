using Guiju.Norms;
using Guiju.Server.Ledger;

namespace Guiju.Server.NormDesk;

/// <summary>A revision that was issued elsewhere lies in the register, as it was found there.</summary>
[EventName("revision.received")]
public sealed record RevisionReceived(
    string Pack, string Revision, IReadOnlyList<PackFile> Files, string Hash, DateTimeOffset IssuedAt, DateTimeOffset? EffectiveFrom, DateTimeOffset? EffectiveUntil) : IEvent;

/// <summary>Somebody began a new revision, from another one or from files of his own.</summary>
[EventName("revision.drafted")]
public sealed record RevisionDrafted(string Pack, string Revision, string? From, IReadOnlyList<PackFile> Files) : IEvent;

/// <summary>A draft was written on: the files that are new or other than before, and the names of those that are gone.</summary>
[EventName("revision.edited")]
public sealed record RevisionEdited(string Revision, IReadOnlyList<PackFile> Changed, IReadOnlyList<string> Removed) : IEvent;

/// <summary>A draft was handed in for review, with what is mainly changed in it.</summary>
[EventName("revision.submitted")]
public sealed record RevisionSubmitted(string Revision, string Changes, string Hash) : IEvent;

/// <summary>A reviewer found it complete, comprehensive, accurate, operable and enforceable.</summary>
[EventName("revision.reviewed")]
public sealed record RevisionReviewed(string Revision, string? Note) : IEvent;

/// <summary>A reviewer or approver gave it back to its authors.</summary>
[EventName("revision.returned")]
public sealed record RevisionReturned(string Revision, string Reason) : IEvent;

/// <summary>Somebody who wrote nothing of it approved it, having seen what it would change.</summary>
[EventName("revision.approved")]
public sealed record RevisionApproved(string Revision, string? Note, Guid DryRunId) : IEvent;

/// <summary>It was issued: in force from a day, on which the ones that it replaces end, and to be read by those whom it binds.</summary>
[EventName("revision.issued")]
public sealed record RevisionIssued(
    string Revision, DateTimeOffset EffectiveFrom, IReadOnlyList<string> Replaces, DateOnly? NextReviewOn,
    IReadOnlyList<string> BoundRoles, Guid? BoundUnitId, string? BoundUnit) : IEvent;

/// <summary>The custodian entered from when a received revision is in force.</summary>
[EventName("revision.put-in-force")]
public sealed record RevisionPutInForce(string Revision, DateTimeOffset From, DateTimeOffset? Until, IReadOnlyList<string> Replaces) : IEvent;

/// <summary>It was taken back before it came into force; what it was to replace stays.</summary>
[EventName("revision.withdrawn")]
public sealed record RevisionWithdrawn(string Revision, string Reason, IReadOnlyList<string> Restores) : IEvent;

/// <summary>It ends without another in its place.</summary>
[EventName("revision.retired")]
public sealed record RevisionRetired(string Revision, DateTimeOffset At, string Reason) : IEvent;

/// <summary>The review that was due found that it may stay as it is.</summary>
[EventName("revision.confirmed")]
public sealed record RevisionConfirmed(string Revision, DateOnly NextReviewOn, string Note) : IEvent;

/// <summary>A text was tried on cases of the past before anybody signs it.</summary>
[EventName("revision.tried")]
public sealed record RevisionTried(string Revision, string Hash, Guid DryRunId, long Cases, long Fails, long Passes) : IEvent;

/// <summary>Somebody has read a revision that binds him.</summary>
[EventName("revision.acknowledged")]
public sealed record RevisionAcknowledged(string Pack, string Revision, string Hash) : IEvent;
