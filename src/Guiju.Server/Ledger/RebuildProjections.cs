using Guiju.Norms;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Ledger;

/// <summary>
/// Empties the projections, the verdicts and the alarms and makes them again from the events, family by family. The events are not
/// touched; others may go on working meanwhile, though lists are short until it is done.
/// </summary>
public sealed class RebuildProjections(
    Database database, IDbContextFactory<GuijuDb> databases, FamilyStore families, Rules rules, TimeProvider clock,
    IEnumerable<Projection> projections, IEnumerable<ProjectionTable> tables, IEnumerable<OtherJudge> others, IServiceProvider services)
{
    private const int FamiliesPerPiece = 100;

    /// <summary>What was done.</summary>
    public sealed record Done(long Families, long Rows);

    public async Task<Done> Run(Action<long>? progress, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var session = new LedgerSession(database, db);
        await EmptyAll(session, ct);
        foreach (var table in tables)
            await (table.Before?.Invoke(services, ct) ?? Task.CompletedTask);

        var (done, made) = (0L, 0L);
        TimelineRow? last = null;
        do
        {
            var piece = await db.RootsAfter(last, FamiliesPerPiece).AsNoTracking().ToListAsync(ct);
            made += await Rebuild(session, piece, ct);
            done += piece.Count;
            progress?.Invoke(done);
            last = piece.Count < FamiliesPerPiece ? null : piece[^1];
        }
        while (last is not null);
        return new(done, made);
    }

    private async Task EmptyAll(LedgerSession session, CancellationToken ct)
    {
        await session.BeginAsync(ct);
        foreach (var table in tables.Select(t => t.Row).Append(typeof(VerdictRow)).Append(typeof(AlarmRow)))
            await session.EmptyAsync(table, ct);
        await session.CommitAsync(ct);
    }

    /// <summary>The families are locked while they are read and written, so that nothing appended meanwhile is overwritten with what was before.</summary>
    private async Task<int> Rebuild(LedgerSession session, List<TimelineRow> roots, CancellationToken ct)
    {
        if (roots.Count is 0)
            return 0;

        await session.BeginAsync(ct);
        await session.VersionsAsync(roots.Select(r => (r.OrgId, r.Id)), ct);
        var made = new List<object>();
        foreach (var root in roots)
            made.AddRange(RowsOf(rules.Of(root.OrgId), await families.Load(root.OrgId, root.Id, ct), clock.GetUtcNow().Whole()));
        foreach (var table in made.GroupBy(r => r.GetType()))
            await session.UpsertAsync(table.Key, [.. table], ct);
        await session.CommitAsync(ct);
        return made.Count;
    }

    private IEnumerable<object> RowsOf(Rulebook book, Family family, DateTimeOffset now)
    {
        var other = others.Select(o => o(family)).FirstOrDefault(j => j is not null);
        var judgement = other ?? FamilyJudge.Judge(book, family, now);
        foreach (var (id, judged) in judgement.Cases)
            yield return FamilyJudge.Row(family, family.Cases[id], judged, now);
        foreach (var row in projections.SelectMany(p => p(family, judgement)))
            yield return row;

        if (other is not null)
            yield break;

        // What came due and was not announced yet must be announced, so such an alarm rings at once.
        DateTimeOffset? alarm = Notices.Owed(family, judgement, now).Count > 0 ? now : judgement.NextAlarm is { } next ? Micros.FromMicros(next) : null;
        if (alarm is { } at)
            yield return new AlarmRow { OrgId = family.OrgId, RootId = family.RootId, DueAt = at };
    }
}
