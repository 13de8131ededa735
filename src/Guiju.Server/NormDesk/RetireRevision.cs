using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>A revision in force ends without another in its place.</summary>
public sealed class RetireRevision(Documents documents, CurrentUser user, TimeProvider clock)
{
    public sealed record Request(DateTimeOffset? At, [property: Needed, AtMost(2000)] string Reason);

    public async Task<Receipt> Run(string pack, string revision, Request request, CancellationToken ct)
    {
        user.Demand(Permission.NormsManage);

        return await documents.Change(pack, document => Decide(Documents.Demand(document, pack, revision), clock.GetUtcNow().Whole(), request), ct);
    }

    private static RevisionRetired Decide(Revision revision, DateTimeOffset now, Request request)
    {
        revision.Must(RevisionStage.Issued);
        var at = (request.At?.ToUniversalTime() ?? now).Whole();
        if (revision.StateAt(now) is not RevisionState.InForce)
            throw new Refusal("document.not-in-force", revision.Number);
        if (at < now || at > revision.EffectiveUntil)
            throw new Refusal("document.ends-at-another-time", revision.Number, at);
        return new(revision.Number, at, request.Reason.Trim());
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapPost("/{pack}/revisions/{revision}/retirement",
        async Task<Ok<Receipt>> (string pack, string revision, Request request, RetireRevision useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(pack, revision, request, ct)));
}
