using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Imports;

/// <summary>Why the pack of an imported log says of one of its cases what it says as of the end of the log.</summary>
public sealed class ExplainImportedVerdict(GuijuDb db, FamilyStore families, CurrentUser user)
{
    public async Task<ExplanationView> Run(Guid id, Guid caseId, string norm, CancellationToken ct)
    {
        user.Demand(Permission.ImportsRead);

        var import = await db.Imports.AsNoTracking().VisibleTo(user).SingleOrDefaultAsync(i => i.Id == id, ct) ?? throw new Refusal("import.unknown", id);
        if (!await db.ImportedCases.AsNoTracking().AnyAsync(c => c.OrgId == user.OrgId && c.ImportId == id && c.Id == caseId, ct))
            throw new Refusal("import.unknown", caseId);
        var family = await families.Load(user.OrgId, caseId, ct);
        var judge = import.Judge();
        var why = ImportedCase.Explain(family, judge, import.LastAt, norm) ?? throw new Refusal("norm.unknown", norm, import.Pack, import.Revision);
        return ExplanationViews.Of(why, judge!.Pack.Title.InReadersLanguage(), family, new(ImportedCase.Kind, caseId));
    }

    internal static void Map(IEndpointRouteBuilder imports) => imports.MapGet("/{id:guid}/cases/{caseId:guid}/explanations/{norm}",
        async Task<Ok<ExplanationView>> (Guid id, Guid caseId, string norm, ExplainImportedVerdict useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, caseId, norm, ct)));
}
