using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Orders;

/// <summary>Why a norm says of an order, or of one of its visits, what it says now.</summary>
public sealed class ExplainVerdict(FamilyStore families, Rules rules, CurrentUser user, TimeProvider clock)
{
    public async Task<ExplanationView> Run(Id<Order> id, string pack, string revision, string norm, Guid? caseId, CancellationToken ct)
    {
        user.Demand(Permission.OrdersRead);

        var family = await families.Load(user.OrgId, id.Value, ct);
        family.OrderSeenBy(user);
        var book = rules.Of(user.OrgId);
        var subject = family.Cases.GetValueOrDefault(caseId ?? id.Value) ?? throw new Refusal("order.unknown", caseId);
        var why = FamilyJudge.Explain(book, family, subject, clock.GetUtcNow().Whole(), (pack, revision, norm), ExplanationViews.Zone)
            ?? throw new Refusal("norm.unknown", norm, pack, revision);
        var title = book.Packs.First(p => p.Pack.Id == pack && p.Pack.Revision == revision).Pack.Title.InReadersLanguage();
        return ExplanationViews.Of(why, title, family, new(subject.Kind, subject.Id));
    }

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapGet("/{id}/explanations/{pack}/{revision}/{norm}",
        async Task<Ok<ExplanationView>> (Id<Order> id, string pack, string revision, string norm, Guid? caseId, ExplainVerdict useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, pack, revision, norm, caseId, ct)));
}
