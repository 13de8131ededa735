using Guiju.Norms;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>A draft is written on; what is not a draft any more is not.</summary>
public sealed class EditDraft(Documents documents, CurrentUser user)
{
    public sealed record Request([property: Needed] IReadOnlyList<PackFile> Files);

    public async Task<Receipt> Run(string pack, string revision, Request request, CancellationToken ct)
    {
        user.Demand(Permission.NormsManage);

        return await documents.Change(pack, document => Decide(document, pack, revision, request), ct);
    }

    internal static RevisionEdited Decide(Document document, string pack, string revision, Request request)
    {
        var draft = Documents.Demand(document, pack, revision);
        draft.Must(RevisionStage.Draft);
        var files = PackText.Checked(request.Files);
        var edit = new RevisionEdited(
            revision,
            [.. files.Where(f => !draft.Files.Any(d => d.Name == f.Name && d.Text == f.Text))],
            [.. draft.Files.Select(d => d.Name).Where(name => !files.Any(f => f.Name == name))]);
        return edit.Changed.Count + edit.Removed.Count is 0 ? throw new Refusal("document.nothing-changed") : edit;
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapPut("/{pack}/revisions/{revision}/files",
        async Task<Ok<Receipt>> (string pack, string revision, Request request, EditDraft useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(pack, revision, request, ct)));
}
