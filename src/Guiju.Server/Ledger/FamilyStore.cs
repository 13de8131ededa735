using System.Text.Json;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Guiju.Server.Ledger;

/// <summary>
/// Reads families, and remembers the ones lately used. A remembered one may be stale; that is found when it is appended to,
/// for every append names the version it was decided on.
/// </summary>
public sealed class FamilyStore(IDbContextFactory<GuijuDb> databases) : IDisposable
{
    private readonly MemoryCache _families = new(new MemoryCacheOptions { SizeLimit = 200_000 });
    private readonly MemoryCache _roots = new(new MemoryCacheOptions { SizeLimit = 200_000 });

    /// <summary>The root of a case, or null when there is no such case in the organisation. A case never changes its root.</summary>
    public async Task<Guid?> RootOf(Guid orgId, Guid caseId, CancellationToken ct)
    {
        if (_roots.TryGetValue((orgId, caseId), out Guid known))
            return known;

        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<TimelineRow>().Where(t => t.OrgId == orgId && t.Id == caseId).Select(t => (Guid?)t.RootId).SingleOrDefaultAsync(ct);
    }

    /// <summary>A family, fresh from the database or remembered.</summary>
    public async Task<Family> Get(Guid orgId, Guid rootId, CancellationToken ct) =>
        _families.TryGetValue((orgId, rootId), out Family? known) ? known! : await Load(orgId, rootId, ct);

    /// <summary>A family as the database has it now.</summary>
    public async Task<Family> Load(Guid orgId, Guid rootId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var timelines = await db.Set<TimelineRow>().AsNoTracking().Where(t => t.OrgId == orgId && t.RootId == rootId).ToListAsync(ct);
        var root = timelines.SingleOrDefault(t => t.Id == rootId);
        if (root is null)
            return Family.Empty(orgId, rootId);

        var events = await db.Set<EventRow>().AsNoTracking().Where(e => e.OrgId == orgId && e.RootId == rootId).ToListAsync(ct);
        var cases = timelines.Select(t => t.Id).ToList();
        var personal = await db.Set<PersonalRow>().AsNoTracking().Where(p => p.OrgId == orgId && cases.Contains(p.CaseId)).ToListAsync(ct);
        var apart = personal.ToDictionary(p => (p.CaseId, p.Sequence), p => p.Data);
        var family = Family.Of(
            orgId, rootId, root.FamilyVersion,
            timelines.Select(t => new Standing(t.Id, t.Kind, t.Version, t.Head, t.OpenedAt)),
            events.Where(e => e.Sequence <= VersionOf(timelines, e.CaseId)).Select(e => Recorded(e, apart.GetValueOrDefault((e.CaseId, e.Sequence)))));
        Remember(family);
        return family;
    }

    /// <summary>Keeps a family for the next command.</summary>
    public void Remember(Family family)
    {
        _families.Set((family.OrgId, family.RootId), family, new MemoryCacheEntryOptions { Size = family.Trace.Count + 1 });
        foreach (var caseId in family.Cases.Keys.Where(c => !_roots.TryGetValue((family.OrgId, c), out _)))
            _roots.Set((family.OrgId, caseId), family.RootId, new MemoryCacheEntryOptions { Size = 1 });
    }

    /// <summary>Forgets a family that turned out to be stale.</summary>
    public void Forget(Guid orgId, Guid rootId) => _families.Remove((orgId, rootId));

    public void Dispose()
    {
        _families.Dispose();
        _roots.Dispose();
    }

    /// <summary>The timelines were read first, so events appended between the two reads are left for the next time.</summary>
    private static int VersionOf(List<TimelineRow> timelines, Guid caseId) => timelines.Find(t => t.Id == caseId)?.Version ?? 0;

    internal static Recorded Recorded(EventRow e, string? personal) => new(
        e.RootId, e.CaseId, e.Kind, e.Sequence, e.Id, e.Position, e.Name, e.OccurredAt, e.RecordedAt,
        new(e.ActorId, e.ActorName), e.DeviceId is null ? null : new(e.DeviceId, e.DeviceSequence ?? 0),
        JsonSerializer.Deserialize<Guid[]>(e.About, Json.Options)!, e.Data, personal, e.PersonalDigest, e.Hash);
}
