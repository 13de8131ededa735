using Guiju.Norms;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.NormDesk;

/// <summary>One revision of a pack with its clauses.</summary>
public sealed class ShowPack(GuijuDb db, CurrentUser user)
{
    public sealed record PackPage(
        string Id, string Revision, string Title, PackDocument Document, DateTimeOffset? EffectiveFrom, DateTimeOffset? EffectiveUntil,
        IReadOnlyList<NormLine> Norms);

    public sealed record NormLine(
        string Id, string Title, string Text, string Source, string Case, string Form, string Check, bool Hard, string Outcome, string Severity);

    public async Task<PackPage> Run(string id, string revision, CancellationToken ct)
    {
        user.Demand(Permission.NormsRead);

        var row = await db.PackRevisions.AsNoTracking().SingleOrDefaultAsync(p => p.OrgId == user.OrgId && p.Pack == id && p.Revision == revision, ct)
            ?? throw new Refusal("pack.unknown", id, revision);
        var pack = PackCompiler.Compile(row.ReadFiles(), Facts.Vocabulary).Pack!;
        return new(row.Pack, row.Revision, pack.Title.InReadersLanguage(), pack.Document, row.EffectiveFrom, row.EffectiveUntil,
            [.. pack.Norms.Select(n => new NormLine(
                n.Id, n.Title.InReadersLanguage(), n.Text.InReadersLanguage(), n.Source, n.Case, n.Form, n.Check.ToString(), n.Hard, n.Outcome, n.Severity))]);
    }

    internal static void Map(IEndpointRouteBuilder packs) => packs.MapGet("/{id}/{revision}",
        async Task<Ok<PackPage>> (string id, string revision, ShowPack useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(id, revision, ct)));
}
