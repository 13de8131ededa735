using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>
/// The custodian enters from when a revision that came in as issued is in force; acts before that are not judged by it. Where another one is
/// in force it ends in that instant; two at once are refused.
/// </summary>
public sealed class PutPackInForce(Documents documents, CurrentUser user, TimeProvider clock)
{
    public sealed record Request([property: Needed] DateTimeOffset? From, DateTimeOffset? Until);

    public async Task Run(string id, string revision, Request request, CancellationToken ct)
    {
        user.Demand(Permission.NormsManage);

        await documents.Change(id, document => Decide(document, id, revision, request, clock.GetUtcNow()), ct);
    }

    internal static RevisionPutInForce Decide(Document document, string pack, string revision, Request request, DateTimeOffset now)
    {
        var found = document.Find(revision) ?? throw new Refusal("pack.unknown", pack, revision);
        found.Must(RevisionStage.Issued);
        if (!found.Received || found.EffectiveFrom <= now)
            throw new Refusal("document.already-in-force", revision, found.EffectiveFrom);
        if (request.Until <= request.From)
            throw new Refusal("pack.ends-before-start", request.From, request.Until);
        var (from, until) = (request.From!.Value.ToUniversalTime().Whole(), request.Until?.ToUniversalTime().Whole());
        return new(revision, from, until, RevisionRules.Replaced(document, revision, from, until));
    }

    internal static void Map(IEndpointRouteBuilder packs) => packs.MapPut("/{id}/{revision}/force",
        async Task<NoContent> (string id, string revision, Request request, PutPackInForce useCase, CancellationToken ct) =>
        {
            await useCase.Run(id, revision, request, ct);
            return TypedResults.NoContent();
        });
}
