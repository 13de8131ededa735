using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Ledger;

/// <summary>
/// Proves that what was recorded is still what is stored: walks every timeline, reckons every hash again, and counts what must add up.
/// It holds one piece of the ledger at a time, and sees the ledger as it was at one moment.
/// </summary>
public sealed class VerifyChain(IDbContextFactory<GuijuDb> databases)
{
    private const int PieceSize = 500;

    /// <summary>What was found.</summary>
    public sealed record Report(long Timelines, long Events, long PersonalKept, long PersonalErased, long FaultCount, IReadOnlyList<Fault> Faults);

    /// <summary>Something that is not as it was recorded.</summary>
    /// <param name="Code">What kind of fault.</param>
    /// <param name="Case">The case, or the key of the row, it was found at.</param>
    /// <param name="Sequence">The event's place in its timeline, if it is one event.</param>
    /// <param name="Detail">What was expected and what was found, if that helps.</param>
    public sealed record Fault(string Code, string Case, int? Sequence, string Detail);

    public async Task<Report> Run(int mostFaults, Action<long>? progress, CancellationToken ct)
    {
        var faults = new FaultList(mostFaults);
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var snapshot = await db.BeginSnapshotAsync(ct);
        await FindMalformed(db, faults, ct);
        var walk = new ChainWalk(faults);

        // What cannot even be read as a row cannot be walked.
        if (faults.Count is 0)
        {
            await Walk(db, walk, progress, ct);
            await LedgerAccounts.Check(db, walk, faults, ct);
        }

        var timelines = await db.Set<TimelineRow>().LongCountAsync(ct);
        return new(timelines, walk.Events, walk.PersonalKept, walk.PersonalErased, faults.Count, faults.First);
    }

    private static async Task FindMalformed(GuijuDb db, FaultList faults, CancellationToken ct)
    {
        foreach (var key in await db.MalformedAsync<EventRow>(faults.Most, ct))
            faults.Add("malformed-event", key);
        foreach (var key in await db.MalformedAsync<TimelineRow>(faults.Most, ct))
            faults.Add("malformed-timeline", key);
        foreach (var key in await db.MalformedAsync<PersonalRow>(faults.Most, ct))
            faults.Add("malformed-personal", key);
    }

    private static async Task Walk(GuijuDb db, ChainWalk walk, Action<long>? progress, CancellationToken ct)
    {
        EventRow? last = null;
        do
        {
            var piece = await Piece(db, last, ct);
            foreach (var step in piece)
                walk.Take(step);
            last = piece.Count < PieceSize ? null : piece[^1].Event;
            progress?.Invoke(walk.Events);
        }
        while (last is not null);
        walk.End();
    }

    private static Task<List<ChainStep>> Piece(GuijuDb db, EventRow? last, CancellationToken ct) => (
        from e in db.EventsAfter(last, PieceSize).AsNoTracking()
        join t in db.Set<TimelineRow>() on new { e.OrgId, Id = e.CaseId } equals new { t.OrgId, t.Id } into ts
        from timeline in ts.DefaultIfEmpty()
        join r in db.Set<TimelineRow>() on new { e.OrgId, Id = e.RootId } equals new { r.OrgId, r.Id } into rs
        from root in rs.DefaultIfEmpty()
        join p in db.Set<PersonalRow>() on new { e.OrgId, e.CaseId, e.Sequence } equals new { p.OrgId, p.CaseId, p.Sequence } into ps
        from personal in ps.DefaultIfEmpty()
        orderby e.OrgId, e.RootId, e.CaseId, e.Sequence
        select new ChainStep(e, timeline, root, personal)).ToListAsync(ct);
}

/// <summary>The first faults, and how many there are.</summary>
internal sealed class FaultList(int most)
{
    private readonly List<VerifyChain.Fault> _first = [];

    public int Most => most;

    public long Count { get; private set; }

    public IReadOnlyList<VerifyChain.Fault> First => _first;

    public void Add(string code, EventRow e, string detail = "") => Add(new(code, e.CaseId.ToString("D"), e.Sequence, detail));

    public void Add(string code, string key, string detail = "") => Add(new(code, key, null, detail));

    private void Add(VerifyChain.Fault fault)
    {
        Count++;
        if (_first.Count < most)
            _first.Add(fault);
    }
}
