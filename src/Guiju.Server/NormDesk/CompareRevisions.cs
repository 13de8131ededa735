using Guiju.Norms;
using Guiju.Norms.Comparing;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>Two revisions of a document side by side: what reads otherwise, and what means otherwise.</summary>
public sealed class CompareRevisions(Documents documents, DocumentSight sight, CompiledTexts texts, CurrentUser user)
{
    public sealed record Query([property: Needed] string? From, [property: Needed] string? To);

    public sealed record Comparison(
        string From, string To, IReadOnlyList<PartDifference> Document, IReadOnlyList<NormLine> Norms, IReadOnlyList<ResourceComparison> Resources, int Same);

    /// <summary>A norm that is not the same in both.</summary>
    public sealed record NormLine(string Id, PartChange Change, Clause? Before, Clause? After, IReadOnlyList<PartDifference> Rules, bool Words, bool Moved);

    /// <summary>The words of a norm in one revision, in both languages.</summary>
    public sealed record Clause(LocalText Title, LocalText Text, string Source)
    {
        internal static Clause? Of(NormDescription? norm) => norm is null ? null : new(norm.Title, norm.Text, norm.Source);
    }

    public async Task<Comparison> Run(string pack, Query query, CancellationToken ct)
    {
        user.Demand(Permission.NormsRead);

        var document = (await documents.Read(pack, ct)).Document;
        var compared = PackComparison.Of(Compiled(document, pack, query.From!), Compiled(document, pack, query.To!));
        return new(
            query.From!, query.To!, compared.Document,
            [.. compared.Norms.Where(n => n.Change is not PartChange.Same).Select(n => new NormLine(n.Id, n.Change, Clause.Of(n.Before), Clause.Of(n.After), n.Rules, n.Words, n.Moved))],
            compared.Resources, compared.Norms.Count(n => n.Change is PartChange.Same));
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapGet("/{pack}/comparison",
        async Task<Ok<Comparison>> (string pack, [AsParameters] Query query, CompareRevisions useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(pack, query, ct)));

    private CompiledPack Compiled(Document document, string pack, string revision)
    {
        var found = Documents.Demand(document, pack, revision);
        if (found.Stage is not RevisionStage.Issued && !sight.SeesDrafts)
            throw new Refusal("document.unknown", $"{pack} {revision}");
        return texts.Of(found).Pack ?? throw new Refusal("document.faulty", revision);
    }
}
