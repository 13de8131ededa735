using Guiju.Norms;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>A new revision is begun: from another one of the document, or from files.</summary>
public sealed class DraftRevision(Documents documents, CurrentUser user)
{
    public sealed record Request([property: Needed, AtMost(40)] string Revision, [property: AtMost(40)] string? From, IReadOnlyList<PackFile>? Files);

    public async Task<Receipt> Run(string pack, Request request, CancellationToken ct)
    {
        user.Demand(Permission.NormsManage);

        return await documents.Change(pack, document => Decide(document, pack, request), ct);
    }

    internal static RevisionDrafted Decide(Document document, string pack, Request request)
    {
        if (document.Find(request.Revision.Trim()) is not null)
            throw new Refusal("document.revision-exists", pack, request.Revision);
        var files = request.From is { } from
            ? Documents.Demand(document, pack, from).Files
            : PackText.Checked(request.Files ?? throw new Refusal("document.no-files"));
        return new(pack, request.Revision.Trim(), request.From, PackText.Renumbered(files, pack, request.Revision.Trim()));
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapPost("/{pack}/revisions",
        async Task<Created<Receipt>> (string pack, Request request, DraftRevision useCase, CancellationToken ct) =>
            TypedResults.Created($"/api/documents/{Uri.EscapeDataString(pack)}", await useCase.Run(pack, request, ct)));
}
