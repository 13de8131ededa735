using System.Text.Json;
using Guiju.Server.Kernel;

namespace Guiju.Server.Ledger;

/// <summary>Everything one command writes, ready to be written in one transaction.</summary>
public sealed class Commit(Family before, Family after, IReadOnlyList<Recorded> events)
{
    /// <summary>History: what is written once and never again.</summary>
    private static readonly HashSet<Type> History = [typeof(EventRow), typeof(PersonalRow), typeof(ActRow), typeof(OutboxRow)];

    private Recorded[] _events = [.. events];

    /// <summary>The organisation.</summary>
    public Guid OrgId => before.OrgId;

    /// <summary>The root case.</summary>
    public Guid RootId => before.RootId;

    /// <summary>The family as it will be.</summary>
    public Family After => after;

    /// <summary>The family version it was decided on; 0 for a new one.</summary>
    public int ExpectedVersion => before.Version;

    /// <summary>The new events, with their positions once those are known.</summary>
    public IReadOnlyList<Recorded> Events => _events;

    /// <summary>The idempotency key and the answer, if the caller gave one.</summary>
    public ActRow? Act { get; init; }

    /// <summary>Rows of projections, verdicts, alarms and the like: replaced when their key is there.</summary>
    public List<object> Upserts { get; } = [];

    /// <summary>Rows to delete, by key.</summary>
    public List<object> Deletions { get; } = [];

    /// <summary>Outbox rows, made when positions are known.</summary>
    public Func<Recorded, IEnumerable<OutboxRow>>? Outbox { get; init; }

    /// <summary>Completed when durable or known not to be.</summary>
    public TaskCompletionSource<CommitOutcome> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Salts of personal data, by event.</summary>
    public Dictionary<Guid, byte[]> Salts { get; } = [];

    /// <summary>Gives the events their positions; answers the next free one.</summary>
    public long Number(long first)
    {
        _events = [.. _events.Select((e, i) => e with { Position = first + i })];
        return first + _events.Length;
    }

    /// <summary>The family with the events' final positions.</summary>
    public Family Numbered() => before.With(_events);

    /// <summary>All rows of these commits, by table; always in the same order, so that writers on several nodes wait for each other and not in a circle.</summary>
    public static IEnumerable<(Type Type, bool IsHistory, IReadOnlyList<object> Rows)> Rows(IReadOnlyList<Commit> commits) => commits
        .SelectMany(c => c.AllRows())
        .GroupBy(r => r.GetType())
        .OrderBy(g => g.Key.Name, StringComparer.Ordinal)
        .Select(g => (g.Key, History.Contains(g.Key), (IReadOnlyList<object>)[.. g]));

    private IEnumerable<object> AllRows()
    {
        if (_events.Length > 0)
        {
            foreach (var caseId in _events.Select(e => e.CaseId).Append(RootId).Distinct())
                yield return Timeline(after.Cases[caseId]);
        }

        foreach (var e in _events)
        {
            yield return Row(e);
            if (e.Personal is not null)
                yield return new PersonalRow { OrgId = OrgId, CaseId = e.CaseId, Sequence = e.Sequence, Salt = Salts[e.Id], Data = e.Personal };
            foreach (var row in Outbox?.Invoke(e) ?? [])
                yield return row;
        }

        if (Act is not null)
            yield return Act;
        foreach (var row in Upserts)
            yield return row;
    }

    private TimelineRow Timeline(Standing s) => new()
    {
        OrgId = OrgId,
        Id = s.Id,
        RootId = RootId,
        Kind = s.Kind,
        Version = s.Version,
        FamilyVersion = s.Id == RootId ? after.Version : 0,
        Head = s.Head,
        OpenedAt = s.OpenedAt,
        ChangedAt = _events[^1].RecordedAt,
    };

    private EventRow Row(Recorded e) => new()
    {
        OrgId = OrgId,
        RootId = e.RootId,
        CaseId = e.CaseId,
        Sequence = e.Sequence,
        Id = e.Id,
        Position = e.Position,
        Kind = e.Kind,
        Name = e.Name,
        OccurredAt = e.OccurredAt,
        RecordedAt = e.RecordedAt,
        ActorId = e.Actor.Id,
        ActorName = e.Actor.Name,
        DeviceId = e.Device?.Id,
        DeviceSequence = e.Device?.Sequence,
        About = JsonSerializer.Serialize(e.About, Json.Options),
        Data = e.Data,
        PersonalDigest = e.PersonalDigest,
        Hash = e.Hash,
        ActKey = Act?.Key,
    };
}
