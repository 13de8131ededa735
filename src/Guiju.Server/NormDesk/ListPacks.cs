using Guiju.Norms;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.NormDesk;

/// <summary>The packs here, and from when each is in force.</summary>
public sealed class ListPacks(GuijuDb db, CurrentUser user)
{
    public sealed record Line(
        string Id, string Revision, string Title, PackDocument Document, DateTimeOffset? EffectiveFrom, DateTimeOffset? EffectiveUntil, int Norms);

    public async Task<Page<Line>> Run(CancellationToken ct)
    {
        user.Demand(Permission.NormsRead);

        var rows = await db.PackRevisions.AsNoTracking().Where(p => p.OrgId == user.OrgId)
            .OrderBy(p => p.Pack).ThenBy(p => p.Revision).ToListAsync(ct);
        return new([.. rows.Select(LineOf)], null);
    }

    internal static void Map(IEndpointRouteBuilder packs) => packs.MapGet("/",
        async Task<Ok<Page<Line>>> (ListPacks useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(ct)));

    private static Line LineOf(PackRevisionRow row)
    {
        var pack = PackCompiler.Compile(row.ReadFiles(), Facts.Vocabulary).Pack!;
        return new(row.Pack, row.Revision, pack.Title.InReadersLanguage(), pack.Document, row.EffectiveFrom, row.EffectiveUntil, pack.Norms.Count);
    }
}
