using System.Globalization;
using Guiju.Server.Access;
using Guiju.Server.Imports;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.DryRuns;

/// <summary>One case of the past with who did its work.</summary>
internal sealed record PastCase(Family Family, string Label, string? Contractor, string? Unit);

/// <summary>Some of them, and where the next ones begin; no cursor at the end.</summary>
internal sealed record PastPiece(IReadOnlyList<PastCase> Cases, int Rows, string? Cursor);

/// <summary>The cases that a dry run goes through, a piece at a time in one order, so that it may go on from any of them.</summary>
internal sealed class PastCases(GuijuDb db, DryRunRow run)
{
    private const int PerPiece = 100;

    private IQueryable<OrderRow> Orders => db.Orders.AsNoTracking().Where(o => o.OrgId == run.OrgId && o.OpenedAt >= run.Since && o.OpenedAt <= run.AsOf && o.UnitPath.StartsWith(run.UnitPath));

    private IQueryable<ImportedCaseRow> Imported => db.ImportedCases.AsNoTracking().Where(c => c.OrgId == run.OrgId && c.ImportId == run.ImportId);

    /// <summary>How many there are.</summary>
    public Task<long> Count(CancellationToken ct) => run.ImportId is null ? Orders.LongCountAsync(ct) : Imported.LongCountAsync(ct);

    /// <summary>The next ones after the run's cursor; none at the end.</summary>
    public Task<PastPiece> Next(CancellationToken ct) => run.ImportId is null ? NextOrders(ct) : NextImported(ct);

    private async Task<PastPiece> NextOrders(CancellationToken ct)
    {
        var (after, units, contractors) = (run.Cursor ?? "", db.Units, db.Contractors);
        var rows = await Orders.Where(o => string.Compare(o.Number, after) > 0).OrderBy(o => o.Number).Take(PerPiece)
            .Select(o => new
            {
                o.Id, o.Number,
                Unit = units.Where(u => u.OrgId == o.OrgId && u.Id == o.UnitId).Select(u => u.Name).FirstOrDefault(),
                Contractor = contractors.Where(c => c.OrgId == o.OrgId && c.Id == o.ContractorId).Select(c => c.Name).FirstOrDefault(),
            }).ToListAsync(ct);
        var families = await db.FamiliesOf(run.OrgId, [.. rows.Select(r => r.Id)], ct);
        return new(
            [.. rows.Where(r => families.ContainsKey(r.Id)).Select(r => new PastCase(families[r.Id], r.Number, r.Contractor, r.Unit))],
            rows.Count, rows.Count is 0 ? null : rows[^1].Number);
    }

    private async Task<PastPiece> NextImported(CancellationToken ct)
    {
        var after = run.Cursor is { } cursor ? int.Parse(cursor, CultureInfo.InvariantCulture) : 0;
        var rows = await Imported.Where(c => c.Number > after).OrderBy(c => c.Number).Take(PerPiece).Select(c => new { c.Id, c.Key, c.Number }).ToListAsync(ct);
        var families = await db.FamiliesOf(run.OrgId, [.. rows.Select(r => r.Id)], ct);
        return new(
            [.. rows.Where(r => families.ContainsKey(r.Id)).Select(r => new PastCase(families[r.Id], r.Key, null, null))],
            rows.Count, rows.Count is 0 ? null : rows[^1].Number.ToString(CultureInfo.InvariantCulture));
    }
}
