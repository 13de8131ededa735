using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Ledger;

/// <summary>Reading many families at once, without personal data and without remembering them: for who goes through the past once.</summary>
public static class FamilyPieces
{
    extension(GuijuDb db)
    {
        /// <summary>The families of these roots, as norms see them.</summary>
        public async Task<Dictionary<Guid, Family>> FamiliesOf(Guid orgId, IReadOnlyList<Guid> roots, CancellationToken ct)
        {
            var timelines = await db.Set<TimelineRow>().AsNoTracking().Where(t => t.OrgId == orgId && roots.Contains(t.RootId)).ToListAsync(ct);
            var events = (await db.Set<EventRow>().AsNoTracking().Where(e => e.OrgId == orgId && roots.Contains(e.RootId)).ToListAsync(ct)).ToLookup(e => e.RootId);
            return timelines.GroupBy(t => t.RootId).Where(g => g.Any(t => t.Id == g.Key)).ToDictionary(g => g.Key, g => FamilyOf(orgId, g.Key, [.. g], events[g.Key]));
        }
    }

    private static Family FamilyOf(Guid orgId, Guid rootId, List<TimelineRow> timelines, IEnumerable<EventRow> events)
    {
        var versions = timelines.ToDictionary(t => t.Id, t => t.Version);
        return Family.Of(
            orgId, rootId, timelines.Find(t => t.Id == rootId)!.FamilyVersion,
            timelines.Select(t => new Standing(t.Id, t.Kind, t.Version, t.Head, t.OpenedAt)),
            events.Where(e => e.Sequence <= versions.GetValueOrDefault(e.CaseId)).Select(e => FamilyStore.Recorded(e, null)));
    }
}
