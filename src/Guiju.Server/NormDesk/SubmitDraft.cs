using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>The authors hand a draft in for review, and say what is mainly changed in it. One with faults is not taken.</summary>
public sealed class SubmitDraft(Documents documents, CurrentUser user)
{
    public sealed record Request([property: Needed, AtMost(2000)] string Changes);

    public async Task<Receipt> Run(string pack, string revision, Request request, CancellationToken ct)
    {
        user.Demand(Permission.NormsManage);

        return await documents.Change(pack, document => Decide(Documents.Demand(document, pack, revision), pack, request), ct);
    }

    private static RevisionSubmitted Decide(Revision draft, string pack, Request request)
    {
        draft.Must(RevisionStage.Draft);
        PackText.Compiled(draft, pack);
        return new(draft.Number, request.Changes.Trim(), draft.Hash);
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapPost("/{pack}/revisions/{revision}/submission",
        async Task<Ok<Receipt>> (string pack, string revision, Request request, SubmitDraft useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(pack, revision, request, ct)));
}
