using Guiju.Norms.Timelines;

namespace Guiju.Server.Ledger;

/// <summary>Where one timeline of a family stands.</summary>
public sealed record Standing(Guid Id, string Kind, int Version, byte[] Head, DateTimeOffset OpenedAt);

/// <summary>
/// A root case with the cases below it (an order with its visits) and every event of theirs, ordered by
/// (occurred, device sequence, recorded). It is the unit of optimistic concurrency, for a norm may look at all of it.
/// </summary>
public sealed class Family
{
    private readonly Dictionary<Guid, Standing> _cases;
    private readonly Recorded[] _trace;

    private Family(Guid orgId, Guid rootId, int version, Dictionary<Guid, Standing> cases, Recorded[] trace) =>
        (OrgId, RootId, Version, _cases, _trace) = (orgId, rootId, version, cases, trace);

    /// <summary>The organisation it belongs to.</summary>
    public Guid OrgId { get; }

    /// <summary>The root case.</summary>
    public Guid RootId { get; }

    /// <summary>How many appends it has seen.</summary>
    public int Version { get; }

    /// <summary>Every event, in the order it happened.</summary>
    public IReadOnlyList<Recorded> Trace => _trace;

    /// <summary>The timelines, by case.</summary>
    public IReadOnlyDictionary<Guid, Standing> Cases => _cases;

    /// <summary>A family in which nothing has happened yet.</summary>
    public static Family Empty(Guid orgId, Guid rootId) => new(orgId, rootId, 0, [], []);

    /// <summary>A family as it was stored.</summary>
    public static Family Of(Guid orgId, Guid rootId, int version, IEnumerable<Standing> cases, IEnumerable<Recorded> events) =>
        new(orgId, rootId, version, cases.ToDictionary(c => c.Id), Ordered(events));

    /// <summary>The family after one more append.</summary>
    public Family With(IReadOnlyList<Recorded> events)
    {
        var cases = new Dictionary<Guid, Standing>(_cases);
        foreach (var e in events)
            cases[e.CaseId] = new(e.CaseId, e.Kind, e.Sequence, e.Hash, cases.TryGetValue(e.CaseId, out var known) ? known.OpenedAt : e.RecordedAt);
        return new(OrgId, RootId, Version + 1, cases, Ordered(_trace.Concat(events)));
    }

    /// <summary>The events in or about one case.</summary>
    public IEnumerable<Recorded> Of(Guid caseId) => _trace.Where(e => e.Concerns(caseId));

    /// <summary>The trace of one case as norms see it; what people say of verdicts afterwards is none of it.</summary>
    public IReadOnlyList<Fact> Facts(Guid caseId) => [.. Of(caseId).Where(e => !Marks.IsMark(e.Name)).Select(e => e.Fact)];

    /// <summary>The state of one case.</summary>
    public T Fold<T>(Guid caseId) where T : ICase<T> => Of(caseId).Aggregate(T.None, (state, e) => state.Apply(e));

    private static Recorded[] Ordered(IEnumerable<Recorded> events) =>
        [.. events.OrderBy(e => e.OccurredAt).ThenBy(e => e.Device?.Sequence ?? 0).ThenBy(e => e.Position)];
}
