using Guiju.Norms;

namespace Guiju.Server.Ledger;

/// <summary>What a domain derives from a family for screens to query: rows that could be thrown away and made again.</summary>
public delegate IEnumerable<object> Projection(Family family, FamilyJudgement judgement);

/// <summary>Judges families that the organisation's rulebook does not concern, such as imported ones, which nothing follows in; null for all others.</summary>
public delegate FamilyJudgement? OtherJudge(Family family);

/// <summary>A table that projections fill.</summary>
/// <param name="Row">What its rows are.</param>
/// <param name="Before">What must be read before it can be filled from events alone.</param>
public sealed record ProjectionTable(Type Row, Func<IServiceProvider, CancellationToken, Task>? Before = null);

/// <summary>What the system does by itself because of an entry, in the same transaction.</summary>
public delegate IEnumerable<Entry> Reaction(Rulebook book, Family family, Entry entry);

/// <summary>What the system does by itself because time passed, in the same transaction as whatever made it look. Once done it answers none.</summary>
public delegate IEnumerable<Entry> Timed(Family family, FamilyJudgement judgement, DateTimeOffset now);

/// <summary>What must happen outside because of an event, after it is durable.</summary>
public delegate IEnumerable<Announcement> Announcing(Family family, Recorded e);

/// <summary>One thing for the outbox.</summary>
public sealed record Announcement(string Topic, string Payload);
