using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.NormDesk;

/// <summary>
/// An approved revision is issued: in force from an instant to come, in which the one before it ends, so that there is never a gap and never
/// two at once. Acts before that instant stay judged by the revision that was in force then.
/// </summary>
public sealed class IssueRevision(Documents documents, GuijuDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Request([property: Needed] DateTimeOffset? EffectiveFrom, DateOnly? NextReviewOn, IReadOnlyList<Role> Roles, Guid? UnitId);

    public async Task<Receipt> Run(string pack, string revision, Request request, CancellationToken ct)
    {
        user.Demand(Permission.NormsManage);

        var unit = request.UnitId is { } id
            ? await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.OrgId == user.OrgId && u.Id == id, ct) ?? throw new Refusal("unit.unknown", id)
            : null;
        return await documents.Change(pack, document => Decide(document, Documents.Demand(document, pack, revision), request, unit?.Name, clock.GetUtcNow()), ct);
    }

    internal static RevisionIssued Decide(Document document, Revision revision, Request request, string? unit, DateTimeOffset now)
    {
        revision.Must(RevisionStage.Approved);
        var from = request.EffectiveFrom!.Value.ToUniversalTime().Whole();
        if (from < now)
            throw new Refusal("document.effective-in-the-past", from);
        if (request.NextReviewOn <= DateOnly.FromDateTime(from.UtcDateTime))
            throw new Refusal("document.review-in-the-past", request.NextReviewOn);
        return new(
            revision.Number, from, RevisionRules.Replaced(document, revision.Number, from, null), request.NextReviewOn,
            [.. request.Roles.Distinct().Order().Select(RoleNames.Of)], request.UnitId, unit);
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapPost("/{pack}/revisions/{revision}/issue",
        async Task<Ok<Receipt>> (string pack, string revision, Request request, IssueRevision useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(pack, revision, request, ct)));
}
