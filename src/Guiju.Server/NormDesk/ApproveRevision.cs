using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>Somebody who wrote nothing of it approves it, when its text has been tried on past cases: nobody signs what he cannot foresee.</summary>
public sealed class ApproveRevision(Documents documents, CurrentUser user)
{
    public sealed record Request([property: AtMost(2000)] string? Note);

    public async Task<Receipt> Run(string pack, string revision, Request request, CancellationToken ct)
    {
        user.Demand(Permission.NormsApprove);

        return await documents.Change(pack, document => Decide(Documents.Demand(document, pack, revision), request), ct);
    }

    private RevisionApproved Decide(Revision revision, Request request)
    {
        revision.Must(RevisionStage.Reviewed);
        revision.MustNotBeBy(user);
        return revision.IsTried
            ? new(revision.Number, request.Note?.Trim(), revision.Trial!.DryRunId)
            : throw new Refusal("document.not-tried", revision.Number);
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapPost("/{pack}/revisions/{revision}/approval",
        async Task<Ok<Receipt>> (string pack, string revision, Request request, ApproveRevision useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(pack, revision, request, ct)));
}
