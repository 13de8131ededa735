using System.Globalization;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.DryRuns;

/// <summary>The verdicts that a dry run would change, case by case.</summary>
public sealed class ListDryRunChanges(GuijuDb db, CurrentUser user)
{
    private const int MostPerPage = 200;

    public sealed record Query(string? Norm, Code<ChangeEffect>? Effect, string? Contractor, string? Unit, string? Cursor, int? Take);

    public sealed record Line(
        int Number, Guid RootId, Guid CaseId, string Kind, string Label, string Norm, string? Contractor, string? Unit, string? Was, string? Becomes, ChangeEffect Effect);

    public async Task<Page<Line>> Run(Guid id, Query query, CancellationToken ct)
    {
        user.Demand(Permission.NormsTry);

        if (!await db.DryRuns.VisibleTo(user).AnyAsync(r => r.Id == id, ct))
            throw new Refusal("dry-run.unknown", id);
        var take = Math.Clamp(query.Take ?? 50, 1, MostPerPage);
        var rows = await Filtered(id, query).OrderBy(c => c.Number).Take(take + 1)
            .Select(c => new Line(c.Number, c.RootId, c.CaseId, c.Kind, c.Label, c.Norm, c.Contractor, c.Unit, c.Was, c.Becomes, c.Effect)).ToListAsync(ct);
        return new([.. rows.Take(take)], rows.Count > take ? rows[take - 1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    internal static void Map(IEndpointRouteBuilder runs) => runs.MapGet("/{id:guid}/changes",
        async Task<Ok<Page<Line>>> (Guid id, [AsParameters] Query query, ListDryRunChanges useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(id, query, ct)));

    private IQueryable<DryRunChangeRow> Filtered(Guid id, Query query)
    {
        var changes = db.DryRunChanges.AsNoTracking().Where(c => c.OrgId == user.OrgId && c.RunId == id);
        if (query.Norm is { Length: > 0 } norm)
            changes = changes.Where(c => c.Norm == norm);
        if (query.Effect is { Value: var effect })
            changes = changes.Where(c => c.Effect == effect);
        if (query.Contractor is { } contractor)
            changes = changes.Where(c => c.Contractor == (contractor == "" ? null : contractor));
        if (query.Unit is { } unit)
            changes = changes.Where(c => c.Unit == (unit == "" ? null : unit));
        if (query.Cursor is not { Length: > 0 } cursor)
            return changes;
        return int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var after)
            ? changes.Where(c => c.Number > after)
            : throw new Refusal("request.bad-cursor", cursor);
    }
}
