using System.Text.Json.Nodes;
using Guiju.Norms;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Imports;

/// <summary>One imported case: its timeline, and the verdicts of the pack that it came with as of the end of its log.</summary>
public sealed class ShowImportedCase(GuijuDb db, FamilyStore families, CurrentUser user)
{
    public sealed record ImportedCasePage(
        ImportLine Import, ImportedCaseLine Case, JsonNode Attributes, IReadOnlyList<ClockView> Clocks, IReadOnlyList<VerdictView> Verdicts,
        IReadOnlyList<TimelineItem> Timeline);

    public async Task<ImportedCasePage> Run(Guid id, Guid caseId, CancellationToken ct)
    {
        user.Demand(Permission.ImportsRead);

        var import = await db.Imports.AsNoTracking().VisibleTo(user).SingleOrDefaultAsync(i => i.Id == id, ct) ?? throw new Refusal("import.unknown", id);
        var row = await db.ImportedCases.AsNoTracking().SingleOrDefaultAsync(c => c.OrgId == user.OrgId && c.ImportId == id && c.Id == caseId, ct)
            ?? throw new Refusal("import.unknown", caseId);
        var family = await families.Load(user.OrgId, caseId, ct);
        var judge = import.Judge();
        var judgement = ImportedCase.Judge(family, judge, import.LastAt);
        var book = judge?.Rules ?? new Rulebook([]);
        return new(
            ImportLine.Of(import), ImportedCaseLine.Of(row), JsonNode.Parse(ImportedCase.Opening(family)!.Attributes.GetRawText())!,
            ClockViews.Of(book, family, judgement), VerdictViews.Of(book, family, judgement, import.LastAt ?? import.ImportedAt),
            [.. family.Trace.Select(e => TimelineItem.Of(e, user))]);
    }

    internal static void Map(IEndpointRouteBuilder imports) => imports.MapGet("/{id:guid}/cases/{caseId:guid}",
        async Task<Ok<ImportedCasePage>> (Guid id, Guid caseId, ShowImportedCase useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(id, caseId, ct)));
}
