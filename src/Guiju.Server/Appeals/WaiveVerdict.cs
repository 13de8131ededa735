using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Appeals;

/// <summary>A breach is set aside without an appeal, by somebody entitled who did not do the work.</summary>
public sealed class WaiveVerdict(Timelines timelines, Rules rules, CurrentUser user, TimeProvider clock)
{
    public sealed record Request(
        [property: Needed, AtMost(80)] string Pack, [property: Needed, AtMost(80)] string Norm, Guid? CaseId, [property: Needed, AtMost(2000)] string Reason,
        DateTimeOffset? Until) : ActRequest;

    public Task<Receipt> Run(Id<Order> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VerdictsWaive);

        return timelines.Change(id.Value, id.Value, request, family => Decide(family, request), ct);
    }

    internal static void MustEndLater(DateTimeOffset? until, DateTimeOffset now)
    {
        if (until <= now)
            throw new Refusal("waiver.ends-in-the-past", until);
    }

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/{id}/waivers",
        async Task<Ok<Receipt>> (Id<Order> id, Request request, WaiveVerdict useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));

    private IReadOnlyList<Entry> Decide(Family family, Request request)
    {
        var order = family.OrderSeenBy(user);
        var now = clock.GetUtcNow().Whole();
        var (subject, verdict) = Breaches.Of(rules.Of(user.OrgId), family, request.CaseId, request.Pack, request.Norm, now) ?? throw new Refusal("appeal.not-breached", request.Norm);
        if (Breaches.IsOwn(order, subject.Id, user.Id))
            throw new Refusal("waiver.own");
        if (Marks.Appeals(family).Any(a => a.CaseId == subject.Id && a.Raised.Norm == verdict.Norm && a.Raised.Pack == verdict.Pack && a.Answer is null))
            throw new Refusal("waiver.appeal-open");
        if (Marks.Waivers(family).Any(w => w.CaseId == subject.Id && w.Given.Norm == verdict.Norm && w.Given.Pack == verdict.Pack && w.Holds(now)))
            throw new Refusal("waiver.holds-already");
        MustEndLater(request.Until, now);
        return [new(subject.Id, subject.Kind, new VerdictWaived(Guid.CreateVersion7(now), verdict.Norm, verdict.Pack, verdict.Revision, request.Reason.Trim(), request.Until?.ToUniversalTime().Whole(), null), [])];
    }
}
