using Guiju.Norms;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>The text of a revision, file by file, with the version that an edit is made on.</summary>
public sealed class ShowRevisionFiles(Documents documents, DocumentSight sight, CompiledTexts texts, CurrentUser user)
{
    public sealed record Text(string Pack, string Revision, int Version, bool IsDraft, IReadOnlyList<PackFile> Files, IReadOnlyList<Diagnostic> Diagnostics);

    public async Task<Text> Run(string pack, string revision, CancellationToken ct)
    {
        user.Demand(Permission.NormsRead);

        var standing = await documents.Read(pack, ct);
        var found = Documents.Demand(standing.Document, pack, revision);
        if (found.Stage is not RevisionStage.Issued && !sight.SeesDrafts)
            throw new Refusal("document.unknown", $"{pack} {revision}");
        return new(pack, revision, standing.Version, found.Stage is RevisionStage.Draft, found.Files, texts.Of(found).Diagnostics);
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapGet("/{pack}/revisions/{revision}/files",
        async Task<Ok<Text>> (string pack, string revision, ShowRevisionFiles useCase, HttpResponse response, CancellationToken ct) =>
        {
            var text = await useCase.Run(pack, revision, ct);
            response.Headers.ETag = ETags.Of(text.Version);
            return TypedResults.Ok(text);
        });
}
