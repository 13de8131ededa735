using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Ledger;

/// <summary>What must add up over the whole ledger, and what would stand alone if rows had been taken away.</summary>
internal static class LedgerAccounts
{
    public static async Task Check(GuijuDb db, ChainWalk walk, FaultList faults, CancellationToken ct)
    {
        await CheckTimelines(db, faults, ct);
        await CheckPositions(db, faults, ct);
        await CheckPersonal(db, walk, faults, ct);
        await CheckActs(db, faults, ct);
    }

    private static async Task CheckTimelines(GuijuDb db, FaultList faults, CancellationToken ct)
    {
        var timelines = db.Set<TimelineRow>();
        var events = db.Set<EventRow>();
        await foreach (var id in timelines.Where(t => !events.Any(e => e.OrgId == t.OrgId && e.RootId == t.RootId && e.CaseId == t.Id)).Select(t => t.Id).AsAsyncEnumerable().WithCancellation(ct))
            faults.Add("empty-timeline", id.ToString("D"));
        await foreach (var id in timelines.Where(t => !timelines.Any(r => r.OrgId == t.OrgId && r.Id == t.RootId)).Select(t => t.Id).AsAsyncEnumerable().WithCancellation(ct))
            faults.Add("no-root", id.ToString("D"));
    }

    /// <summary>Positions are given without gaps in the transaction that writes the events, so an event taken away leaves a hole, even at the end.</summary>
    private static async Task CheckPositions(GuijuDb db, FaultList faults, CancellationToken ct)
    {
        var events = db.Set<EventRow>();
        var heads = await db.Set<HeadRow>().AsNoTracking().ToDictionaryAsync(h => h.OrgId, h => h.Position, ct);
        var numbered = await events.GroupBy(e => e.OrgId)
            .Select(g => new { OrgId = g.Key, Count = g.LongCount(), First = g.Min(e => e.Position), Last = g.Max(e => e.Position) }).ToListAsync(ct);
        foreach (var (org, head) in heads.Where(h => h.Value > 0 && numbered.TrueForAll(n => n.OrgId != h.Key)))
            faults.Add("positions", org.ToString("D"), $"0 ≠ {head}");
        foreach (var n in numbered)
        {
            var head = heads.GetValueOrDefault(n.OrgId);
            if (n.First is 1 && n.Last == n.Count && n.Last == head)
                continue;

            faults.Add("positions", n.OrgId.ToString("D"), $"{n.First}…{n.Last}, {n.Count} ≠ {head}");
            var afterHoles = events.AsNoTracking().Where(e => e.OrgId == n.OrgId && e.Position > 1 && !events.Any(p => p.OrgId == e.OrgId && p.Position == e.Position - 1));
            foreach (var e in await afterHoles.OrderBy(e => e.Position).Take(faults.Most).ToListAsync(ct))
                faults.Add("hole", e, $"{e.Position - 1}");
        }
    }

    private static async Task CheckPersonal(GuijuDb db, ChainWalk walk, FaultList faults, CancellationToken ct)
    {
        var personal = db.Set<PersonalRow>();
        if (await personal.LongCountAsync(ct) == walk.PersonalKept)
            return;

        var events = db.Set<EventRow>();
        foreach (var p in await personal.Where(p => !events.Any(e => e.OrgId == p.OrgId && e.CaseId == p.CaseId && e.Sequence == p.Sequence))
            .Select(p => new { p.CaseId, p.Sequence }).Take(faults.Most).ToListAsync(ct))
            faults.Add("personal-alone", $"{p.CaseId:D}/{p.Sequence}");
    }

    /// <summary>The key that an event came under stands outside the chain; it must be one that was counted.</summary>
    private static async Task CheckActs(GuijuDb db, FaultList faults, CancellationToken ct)
    {
        var acts = db.Set<ActRow>();
        var unknown = db.Set<EventRow>().AsNoTracking().Where(e => e.ActKey != null && !acts.Any(a => a.OrgId == e.OrgId && a.Key == e.ActKey));
        await foreach (var e in unknown.AsAsyncEnumerable().WithCancellation(ct))
            faults.Add("act", e, e.ActKey!);
    }
}
