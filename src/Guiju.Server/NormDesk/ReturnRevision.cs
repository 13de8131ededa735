using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>Who is to review or to approve it gives it back to its authors with a reason; what was signed so far counts no more.</summary>
public sealed class ReturnRevision(Documents documents, CurrentUser user)
{
    public sealed record Request([property: Needed, AtMost(2000)] string Reason);

    public async Task<Receipt> Run(string pack, string revision, Request request, CancellationToken ct)
    {
        user.Demand(Permission.NormsRead);

        return await documents.Change(pack, document => Decide(Documents.Demand(document, pack, revision), user, request), ct);
    }

    private static RevisionReturned Decide(Revision revision, CurrentUser user, Request request)
    {
        revision.Must(RevisionStage.Submitted, RevisionStage.Reviewed, RevisionStage.Approved);
        user.Demand(revision.Stage is RevisionStage.Submitted ? Permission.NormsReview : Permission.NormsApprove);
        return new(revision.Number, request.Reason.Trim());
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapPost("/{pack}/revisions/{revision}/return",
        async Task<Ok<Receipt>> (string pack, string revision, Request request, ReturnRevision useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(pack, revision, request, ct)));
}
