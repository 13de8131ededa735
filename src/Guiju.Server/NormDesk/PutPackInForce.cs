using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.NormDesk;

/// <summary>The custodian enters from when a revision is in force; acts before that are not judged by it.</summary>
public sealed class PutPackInForce(GuijuDb db, CurrentUser user, PackLibrary library)
{
    public sealed record Request([property: Needed] DateTimeOffset? From, DateTimeOffset? Until);

    public async Task Run(string id, string revision, Request request, CancellationToken ct)
    {
        user.Demand(Permission.NormsManage);

        var row = await db.PackRevisions.SingleOrDefaultAsync(p => p.OrgId == user.OrgId && p.Pack == id && p.Revision == revision, ct)
            ?? throw new Refusal("pack.unknown", id, revision);
        if (request.Until <= request.From)
            throw new Refusal("pack.ends-before-start", request.From, request.Until);
        row.EffectiveFrom = request.From!.Value.ToUniversalTime().Whole();
        row.EffectiveUntil = request.Until?.ToUniversalTime().Whole();
        await db.SaveChangesAsync(ct);
        await library.Load(user.OrgId, ct);
    }

    internal static void Map(IEndpointRouteBuilder packs) => packs.MapPut("/{id}/{revision}/force",
        async Task<NoContent> (string id, string revision, Request request, PutPackInForce useCase, CancellationToken ct) =>
        {
            await useCase.Run(id, revision, request, ct);
            return TypedResults.NoContent();
        });
}
