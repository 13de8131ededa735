using System.Globalization;
using Guiju.Norms.Verdicts;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Imports;

/// <summary>The cases of an imported log, in its order.</summary>
public sealed class ListImportedCases(GuijuDb db, CurrentUser user)
{
    private const int MostPerPage = 200;

    public sealed record Query(string? Q, Code<VerdictState>? Verdict, string? Norm, string? Cursor, int? Take);

    public async Task<Page<ImportedCaseLine>> Run(Guid id, Query query, CancellationToken ct)
    {
        user.Demand(Permission.ImportsRead);

        if (!await db.Imports.VisibleTo(user).AnyAsync(i => i.Id == id, ct))
            throw new Refusal("import.unknown", id);
        var take = Math.Clamp(query.Take ?? 50, 1, MostPerPage);
        var rows = await Filtered(id, query).OrderBy(c => c.Number).Take(take + 1).ToListAsync(ct);
        return new(
            [.. rows.Take(take).Select(ImportedCaseLine.Of)],
            rows.Count > take ? rows[take - 1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    internal static void Map(IEndpointRouteBuilder imports) => imports.MapGet("/{id:guid}/cases",
        async Task<Ok<Page<ImportedCaseLine>>> (Guid id, [AsParameters] Query query, ListImportedCases useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, query, ct)));

    private IQueryable<ImportedCaseRow> Filtered(Guid id, Query query)
    {
        var cases = db.ImportedCases.AsNoTracking().Where(c => c.OrgId == user.OrgId && c.ImportId == id);
        if (query.Q?.Trim() is { Length: > 0 } q)
            cases = cases.Where(c => c.Key.Contains(q));
        cases = Judged(cases, query.Norm?.Trim() ?? "", query.Verdict is { } verdict ? ImportedCaseRow.Word(verdict.Value) : null);
        if (query.Cursor is not { Length: > 0 } cursor)
            return cases;
        return int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var after)
            ? cases.Where(c => c.Number > after)
            : throw new Refusal("request.bad-cursor", cursor);
    }

    /// <summary>With a norm alone, the cases that it asks something of.</summary>
    private static IQueryable<ImportedCaseRow> Judged(IQueryable<ImportedCaseRow> cases, string norm, string? verdict) => (norm, verdict) switch
    {
        ("", null) => cases,
        (_, null) => cases.Where(c => c.Verdicts.Contains(" " + norm + "=") && !c.Verdicts.Contains(" " + norm + "=inapplicable ")),
        ("", _) => cases.Where(c => c.Verdicts.Contains("=" + verdict + " ")),
        _ => cases.Where(c => c.Verdicts.Contains(" " + norm + "=" + verdict + " ")),
    };
}

/// <summary>An imported case as lists show it.</summary>
public sealed record ImportedCaseLine(
    Guid Id, Guid ImportId, int Number, string Key, int Events, DateTimeOffset? FirstAt, DateTimeOffset? LastAt, int Held, int Breached, int Pending, int Inapplicable,
    int Undetermined)
{
    internal static ImportedCaseLine Of(ImportedCaseRow c) =>
        new(c.Id, c.ImportId, c.Number, c.Key, c.Events, c.FirstAt, c.LastAt, c.Held, c.Breached, c.Pending, c.Inapplicable, c.Undetermined);
}
