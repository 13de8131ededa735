using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>A reviewer who wrote nothing of it finds all five qualities in it (CM-NORM-5REVIEW); one that lacks any is given back instead.</summary>
public sealed class ReviewRevision(Documents documents, CurrentUser user)
{
    public sealed record Request(bool Complete, bool Comprehensive, bool Accurate, bool Operable, bool Enforceable, [property: AtMost(2000)] string? Note);

    public async Task<Receipt> Run(string pack, string revision, Request request, CancellationToken ct)
    {
        user.Demand(Permission.NormsReview);

        return await documents.Change(pack, document => Decide(Documents.Demand(document, pack, revision), request), ct);
    }

    private RevisionReviewed Decide(Revision revision, Request request)
    {
        revision.Must(RevisionStage.Submitted);
        revision.MustNotBeBy(user);
        return request is { Complete: true, Comprehensive: true, Accurate: true, Operable: true, Enforceable: true }
            ? new(revision.Number, request.Note?.Trim())
            : throw new Refusal("document.five-criteria");
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapPost("/{pack}/revisions/{revision}/review",
        async Task<Ok<Receipt>> (string pack, string revision, Request request, ReviewRevision useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(pack, revision, request, ct)));
}
