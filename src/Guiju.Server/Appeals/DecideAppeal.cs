using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Appeals;

/// <summary>Somebody entitled, who neither appealed nor did the work, upholds the verdict or grants the appeal; granted, the breach is waived.</summary>
public sealed class DecideAppeal(Timelines timelines, CurrentUser user, TimeProvider clock)
{
    public sealed record Request(AppealOutcome Outcome, [property: Needed, AtMost(2000)] string Reason, DateTimeOffset? Until) : ActRequest;

    public Task<Receipt> Run(Id<Order> id, Guid appeal, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VerdictsWaive);

        return timelines.Change(id.Value, id.Value, request, family => Decide(family, appeal, request), ct);
    }

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/{id}/appeals/{appeal:guid}/decision",
        async Task<Ok<Receipt>> (Id<Order> id, Guid appeal, Request request, DecideAppeal useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, appeal, request, ct)));

    private IReadOnlyList<Entry> Decide(Family family, Guid id, Request request)
    {
        var order = family.OrderSeenBy(user);
        var now = clock.GetUtcNow().Whole();
        var appeal = Marks.Appeals(family).FirstOrDefault(a => a.Raised.AppealId == id && a.Answer is null) ?? throw new Refusal("appeal.not-open");
        if (appeal.By.Id == user.Id || Breaches.IsOwn(order, appeal.CaseId, user.Id))
            throw new Refusal("appeal.own");
        var (raised, reason) = (appeal.Raised, request.Reason.Trim());
        var decided = new Entry(appeal.CaseId, appeal.CaseKind, new AppealDecided(id, raised.Norm, raised.Pack, request.Outcome, reason), []);
        if (request.Outcome is AppealOutcome.Upheld)
            return [decided];

        WaiveVerdict.MustEndLater(request.Until, now);
        return [decided, new(appeal.CaseId, appeal.CaseKind, new VerdictWaived(Guid.CreateVersion7(now), raised.Norm, raised.Pack, raised.Revision, reason, request.Until?.ToUniversalTime().Whole(), id), [])];
    }
}
