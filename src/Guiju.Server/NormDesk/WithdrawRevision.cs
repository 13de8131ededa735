using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>A revision that is not in force yet is taken back with a reason; what it was to replace then stays in force.</summary>
public sealed class WithdrawRevision(Documents documents, CurrentUser user, TimeProvider clock)
{
    public sealed record Request([property: Needed, AtMost(2000)] string Reason);

    public async Task<Receipt> Run(string pack, string revision, Request request, CancellationToken ct)
    {
        user.Demand(Permission.NormsManage);

        return await documents.Change(pack, document => Decide(document, Documents.Demand(document, pack, revision), request, clock.GetUtcNow()), ct);
    }

    internal static RevisionWithdrawn Decide(Document document, Revision revision, Request request, DateTimeOffset now)
    {
        if (revision.StateAt(now) is RevisionState.InForce or RevisionState.Superseded or RevisionState.Retired or RevisionState.Withdrawn || revision.Received)
            throw new Refusal("document.not-at-this-stage", revision.Number, revision.StateAt(now));

        var restores = revision.EffectiveFrom is { } from
            ? document.Revisions.FindAll(r => r.Number != revision.Number && r.EffectiveUntil == from && !r.IsRetired).Select(r => r.Number)
            : [];
        return new(revision.Number, request.Reason.Trim(), [.. restores]);
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapPost("/{pack}/revisions/{revision}/withdrawal",
        async Task<Ok<Receipt>> (string pack, string revision, Request request, WithdrawRevision useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(pack, revision, request, ct)));
}
