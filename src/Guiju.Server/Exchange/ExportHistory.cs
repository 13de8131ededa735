using System.Runtime.CompilerServices;
using Guiju.Logs;
using Guiju.Logs.Writing;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Exchange;

/// <summary>
/// Writes Guiju's own history into a file for other tools: as XES with the order as the case, or as a log of objects (OCEL 2.0). Free texts,
/// names and personal data stay at home.
/// </summary>
public sealed class ExportHistory(GuijuDb db, FamilyStore families, Rules rules, TimeProvider clock)
{
    /// <summary>What to write.</summary>
    /// <param name="Path">The file; its ending says how.</param>
    /// <param name="From">Orders opened since then; null for all.</param>
    /// <param name="Until">Orders opened before then; null for all.</param>
    /// <param name="Plain">Whether verdicts are left out of XES.</param>
    public sealed record Request(string Path, DateTimeOffset? From, DateTimeOffset? Until, bool Plain);

    /// <summary>How much was written.</summary>
    public sealed record Done(int Orders, long Events);

    /// <summary>Writes what a unit and those below it have done; without a name, the whole organisation.</summary>
    /// <exception cref="LogFault">The file cannot be written.</exception>
    /// <exception cref="Refusal">There is no such unit.</exception>
    public async Task<Done> Run(Request request, string? unit, CancellationToken ct)
    {
        var whose = await db.UnitCalled(unit, ct);
        return await Write(request, db.Orders.Where(o => o.OrgId == whose.OrgId && o.UnitPath.StartsWith(whose.Path)), whose.OrgId, most: null, ct);
    }

    /// <summary>Writes orders that somebody may see.</summary>
    internal async Task<Done> Write(Request request, IQueryable<OrderRow> orders, Guid orgId, int? most, CancellationToken ct)
    {
        var (from, until) = (request.From ?? DateTimeOffset.MinValue, request.Until ?? DateTimeOffset.MaxValue);
        var wanted = orders.AsNoTracking().Where(o => (request.From == null || o.OpenedAt >= from) && (request.Until == null || o.OpenedAt < until));
        var ids = await wanted.OrderBy(o => o.OpenedAt).ThenBy(o => o.Id).Select(o => new { o.Id, o.Number }).Take(most + 1 ?? int.MaxValue).ToListAsync(ct);
        if (ids.Count > most)
            throw new Refusal("history.too-large", most);

        var events = 0L;
        if (EventLog.HasObjects(request.Path))
        {
            var objects = new HistoryObjects();
            foreach (var id in ids)
            {
                var family = await families.Load(orgId, id.Id, ct);
                events += family.Trace.Count;
                objects.Add(family, Judged(family));
            }

            LogWriting.Write(request.Path, objects.Log());
        }
        else
            await LogWriting.WriteXesAsync(request.Path, Cases(ct), marked: !request.Plain, ct);
        return new(ids.Count, events);

        async IAsyncEnumerable<LogCase> Cases([EnumeratorCancellation] CancellationToken ct)
        {
            foreach (var id in ids)
            {
                var family = await families.Load(orgId, id.Id, ct);
                events += family.Trace.Count;
                yield return HistoryCase.Of(id.Number, family, request.Plain ? null : Judged(family));
            }
        }
    }

    private FamilyJudgement Judged(Family family) => FamilyJudge.Judge(rules.Of(family.OrgId), family, clock.GetUtcNow().Whole());
}
