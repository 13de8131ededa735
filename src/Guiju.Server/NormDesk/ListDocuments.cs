using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>The register of norm documents: what is in force, what comes, what is being written, and who is next.</summary>
public sealed class ListDocuments(Documents documents, DocumentSight sight, CompiledTexts texts, CurrentUser user, TimeProvider clock)
{
    public sealed record Line(
        string Pack, string Title, string? Number, string? Issuer, RevisionView? InForce, RevisionView? Coming, IReadOnlyList<RevisionView> Open, int Revisions,
        RevisionNext? Next, string? NextRevision);

    public async Task<Page<Line>> Run(CancellationToken ct)
    {
        user.Demand(Permission.NormsRead);

        var lines = new List<Line>();
        foreach (var (pack, standing) in await documents.ReadAll(ct))
        {
            var views = await sight.Of(pack, standing.Document, ct);
            if (views.Count > 0)
                lines.Add(LineOf(pack, standing.Document, views));
        }

        return new(lines, null);
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapGet("/",
        async Task<Ok<Page<Line>>> (ListDocuments useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(ct)));

    private Line LineOf(string pack, Document document, IReadOnlyList<RevisionView> views)
    {
        var inForce = views.FirstOrDefault(v => v.State is RevisionState.InForce);
        var shown = document.InForceAt(clock.GetUtcNow()) ?? document.Find(views[0].Number)!;
        var compiled = texts.Of(shown).Pack;
        var next = views.FirstOrDefault(v => v.Next is { Mine: true }) ?? views.FirstOrDefault(v => v.Next is not null);
        return new(
            pack, compiled?.Title.InReadersLanguage() ?? pack, compiled?.Document.Number, compiled?.Document.Issuer, inForce,
            views.FirstOrDefault(v => v.State is RevisionState.Coming),
            [.. views.Where(v => v.State is RevisionState.Draft or RevisionState.Submitted or RevisionState.Reviewed or RevisionState.Approved)],
            views.Count, next?.Next, next?.Number);
    }
}
