using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>The review that was due finds that the revision may stay, and says when to look at it next.</summary>
public sealed class ConfirmRevision(Documents documents, CurrentUser user, TimeProvider clock)
{
    public sealed record Request(DateOnly NextReviewOn, [property: Needed, AtMost(2000)] string Note);

    public async Task<Receipt> Run(string pack, string revision, Request request, CancellationToken ct)
    {
        user.Demand(Permission.NormsManage);

        return await documents.Change(pack, document => Decide(Documents.Demand(document, pack, revision), clock.GetUtcNow(), request), ct);
    }

    private static RevisionConfirmed Decide(Revision revision, DateTimeOffset now, Request request)
    {
        revision.Must(RevisionStage.Issued);
        if (revision.StateAt(now) is not RevisionState.InForce)
            throw new Refusal("document.not-in-force", revision.Number);
        if (request.NextReviewOn <= DateOnly.FromDateTime(now.UtcDateTime))
            throw new Refusal("document.review-in-the-past", request.NextReviewOn);
        return new(revision.Number, request.NextReviewOn, request.Note.Trim());
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapPost("/{pack}/revisions/{revision}/confirmation",
        async Task<Ok<Receipt>> (string pack, string revision, Request request, ConfirmRevision useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(pack, revision, request, ct)));
}
