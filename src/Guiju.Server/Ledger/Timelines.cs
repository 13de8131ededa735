using System.Security.Cryptography;
using System.Text.Json;
using Guiju.Server.Kernel;

namespace Guiju.Server.Ledger;

/// <summary>Appends to timelines: decide, ask the gates, judge, project, and write it all in one transaction.</summary>
public sealed class Timelines(
    FamilyStore families, LedgerWriter writer, Rules rules, CommandContext command, TimeProvider clock,
    IEnumerable<Projection> projections, IEnumerable<Reaction> reactions, IEnumerable<Timed> timed, IEnumerable<Announcing> announcing)
{
    private const int MostTries = 50;

    /// <summary>Appends what <paramref name="decide"/> answers to one case.</summary>
    public async Task<Receipt> Append<T>(Id<T> id, ActRequest act, Func<T, IEvent> decide, CancellationToken ct) where T : ICase<T> =>
        await AppendAll<T>(id, act, state => [decide(state)], ct);

    /// <summary>Appends several events to one case at once.</summary>
    public async Task<Receipt> AppendAll<T>(Id<T> id, ActRequest act, Func<T, IReadOnlyList<IEvent>> decide, CancellationToken ct) where T : ICase<T>
    {
        var root = await families.RootOf(command.OrgId, id.Value, ct) ?? throw new Refusal(T.Kind + ".unknown", id);
        return await Change(root, id.Value, act, family => [.. decide(StateOf(family, id)).Select(e => Entry.In<T>(id.Value, e))], ct);
    }

    /// <summary>The state of a case of this kind; an order, about which its visits' events are too, is no visit.</summary>
    private static T StateOf<T>(Family family, Id<T> id) where T : ICase<T> => family.Cases.TryGetValue(id.Value, out var known) && known.Kind == T.Kind
        ? family.Fold<T>(id.Value)
        : throw new Refusal(T.Kind + ".unknown", id);

    /// <summary>Begins a family with an id that nobody has used before, so there is nothing to read.</summary>
    public Task<Receipt> Begin(Guid rootId, ActRequest act, Func<Family, IReadOnlyList<Entry>> decide, CancellationToken ct)
    {
        families.Remember(Family.Empty(command.OrgId, rootId));
        return Change(rootId, rootId, act, decide, ct);
    }

    /// <summary>Appends to any cases of a family. <paramref name="subject"/> is the case that the receipt names.</summary>
    public async Task<Receipt> Change(
        Guid rootId, Guid subject, ActRequest act, Func<Family, IReadOnlyList<Entry>> decide, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var family = attempt is 1 ? await families.Get(command.OrgId, rootId, ct) : await families.Load(command.OrgId, rootId, ct);
            if (command.ExpectedVersion is { } expected && expected != family.Version)
            {
                if (attempt is 1)
                    continue;
                throw new Refusal("case.stale", expected, family.Version);
            }

            var now = clock.GetUtcNow().Whole();
            var at = ActTime.Of(act, family, now);
            var entries = WithDeviations(family, decide(family), act, at);
            var (commit, after) = Prepare(family, entries, act.Device, at, now, subject);
            switch (await writer.Write(commit, ct))
            {
                case CommitOutcome.Done:
                    families.Remember(commit.Numbered());
                    command.KeyWritten = commit.Act is not null;
                    return ReceiptOf(subject, after, commit.Events);
                case CommitOutcome.DuplicateKey:
                    throw new DuplicateActException();
                case CommitOutcome.Conflict when attempt < MostTries:
                    families.Forget(command.OrgId, rootId);
                    continue;
                default:
                    throw new Refusal("case.busy.unavailable", rootId);
            }
        }
    }

    /// <summary>Judges a family again because time passed, and records what is owed for it.</summary>
    public async Task Tick(Guid rootId, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var family = await families.Load(command.OrgId, rootId, ct);
            var now = clock.GetUtcNow().Whole();
            var (commit, _) = Prepare(family, [], null, now, now, rootId);
            if (await writer.Write(commit, ct) is CommitOutcome.Done)
            {
                families.Remember(commit.Events.Count is 0 ? family : commit.Numbered());
                return;
            }
        }
    }

    /// <summary>Hard gates refuse; soft ones pass with a reason, which is recorded beside the act.</summary>
    private IReadOnlyList<Entry> WithDeviations(Family family, IReadOnlyList<Entry> entries, ActRequest act, DateTimeOffset at)
    {
        var findings = FamilyJudge.Gate(rules.Of(command.OrgId), family, entries, at);
        if (findings.Count is 0)
            return entries;

        var reasons = (act.Deviations ?? []).Where(d => !string.IsNullOrWhiteSpace(d.Reason)).DistinctBy(d => d.Norm).ToDictionary(d => d.Norm, d => d.Reason.Trim(), StringComparer.Ordinal);
        var refusing = findings.Where(f => f.Finding.Hard || !reasons.ContainsKey(f.Finding.Norm)).ToList();
        if (refusing.Count > 0)
            throw new Refusal("norm.gate", refusing[0].Finding.Norm) { Violations = Clauses.Of(rules.Of(command.OrgId), refusing.Select(f => f.Finding)) };

        var name = EventCatalogue.NameOf(entries[0].Event);
        return [.. entries, .. findings.Select(f => new Entry(
            f.Case.Id, f.Case.Kind, new DeviationGiven(f.Finding.Norm, f.Finding.Pack, name, reasons[f.Finding.Norm]), []))];
    }

    private (Commit Commit, Family After) Prepare(
        Family before, IReadOnlyList<Entry> entries, Device? device, DateTimeOffset at, DateTimeOffset now, Guid subject)
    {
        var book = rules.Of(command.OrgId);
        var salts = new Dictionary<Guid, byte[]>();
        var events = Record(before, entries, command.Actor, device, at, now, salts);
        var after = events.Count is 0 ? before : before.With(events);
        var judgement = FamilyJudge.Judge(book, after, now);

        var owed = Notices.Owed(after, judgement, now).Concat(timed.SelectMany(t => t(after, judgement, now))).ToList();
        var own = owed.Concat(entries.Concat(owed).SelectMany(e => reactions.SelectMany(r => r(book, after, e)))).ToList();
        if (own.Count > 0)
        {
            var more = Record(after, own, Actor.System, null, now, now, salts);
            events = [.. events, .. more];
            after = before.With(events);
            judgement = FamilyJudge.Judge(book, after, now);
        }

        var commit = new Commit(before, after, events)
        {
            Act = command.Key is { } key && events.Count > 0 ? ActRow(key, ReceiptOf(subject, after, events), before, entries, now) : null,
            Outbox = e => announcing.SelectMany(a => a(after, e)).Select(a => new OutboxRow
            {
                OrgId = before.OrgId, Position = e.Position, Topic = a.Topic, RootId = e.RootId, EventId = e.Id, Payload = a.Payload, NextAt = now,
            }),
        };
        foreach (var (id, salt) in salts)
            commit.Salts[id] = salt;
        commit.Upserts.AddRange(judgement.Cases.Select(c => FamilyJudge.Row(after, after.Cases[c.Key], c.Value, now)));
        commit.Upserts.AddRange(projections.SelectMany(p => p(after, judgement)));
        if (judgement.NextAlarm is { } alarm)
            commit.Upserts.Add(new AlarmRow { OrgId = before.OrgId, RootId = before.RootId, DueAt = Micros.FromMicros(alarm) });
        else
            commit.Deletions.Add(new AlarmRow { OrgId = before.OrgId, RootId = before.RootId });
        return (commit, after);
    }

    private List<Recorded> Record(
        Family family, IReadOnlyList<Entry> entries, Actor actor, Device? device, DateTimeOffset at, DateTimeOffset now, Dictionary<Guid, byte[]> salts)
    {
        var recorded = new List<Recorded>(entries.Count);
        foreach (var entry in entries)
        {
            var last = recorded.FindLast(r => r.CaseId == entry.CaseId);
            var (sequence, head) = last is null
                ? (family.Cases.GetValueOrDefault(entry.CaseId)?.Version ?? 0, family.Cases.GetValueOrDefault(entry.CaseId)?.Head ?? Chain.Origin)
                : (last.Sequence, last.Hash);
            var (data, personal) = EventCatalogue.Write(entry.Event);
            var id = Guid.CreateVersion7(now);
            byte[]? digest = null;
            if (personal is not null)
            {
                salts[id] = RandomNumberGenerator.GetBytes(16);
                digest = Chain.Digest(salts[id], personal);
            }

            IReadOnlyList<Guid> about = entry.CaseId == family.RootId ? entry.About : [.. entry.About.Append(family.RootId).Distinct()];
            var e = new Recorded(
                family.RootId, entry.CaseId, entry.Kind, sequence + 1, id, long.MaxValue - 1000 + recorded.Count, EventCatalogue.NameOf(entry.Event),
                at, now, actor, device, about, data, personal, digest, []);
            recorded.Add(e with { Hash = Chain.Hash(head, e) });
        }

        return recorded;
    }

    private ActRow ActRow(string key, Receipt receipt, Family before, IReadOnlyList<Entry> entries, DateTimeOffset now) => new()
    {
        OrgId = before.OrgId,
        Key = key,
        UserId = command.Actor.Id ?? Guid.Empty,
        RequestHash = command.RequestHash,
        CaseId = receipt.Id,
        Status = entries.Any(e => !before.Cases.ContainsKey(e.CaseId)) ? StatusCodes.Status201Created : StatusCodes.Status200OK,
        Answer = JsonSerializer.Serialize(receipt, Json.Options),
        AnsweredAt = now,
    };

    private static Receipt ReceiptOf(Guid subject, Family after, IReadOnlyList<Recorded> events) =>
        new(subject, after.Version, [.. events.Select(e => new ReceiptEvent(e.Id, e.Name, e.OccurredAt, e.RecordedAt))]);
}

/// <summary>The key was used by an earlier request; the caller gets that one's answer.</summary>
public sealed class DuplicateActException : Exception;
