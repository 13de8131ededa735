using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Appeals;

/// <summary>A waiver is taken back before it ends by itself.</summary>
public sealed class WithdrawWaiver(Timelines timelines, CurrentUser user, TimeProvider clock)
{
    public sealed record Request([property: Needed, AtMost(2000)] string Reason) : ActRequest;

    public Task<Receipt> Run(Id<Order> id, Guid waiver, Request request, CancellationToken ct)
    {
        user.Demand(Permission.VerdictsWaive);

        return timelines.Change(id.Value, id.Value, request, family => Decide(family, waiver, request), ct);
    }

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/{id}/waivers/{waiver:guid}/withdrawal",
        async Task<Ok<Receipt>> (Id<Order> id, Guid waiver, Request request, WithdrawWaiver useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, waiver, request, ct)));

    private IReadOnlyList<Entry> Decide(Family family, Guid id, Request request)
    {
        family.OrderSeenBy(user);
        var waiver = Marks.Waivers(family).FirstOrDefault(w => w.Given.WaiverId == id && w.Holds(clock.GetUtcNow())) ?? throw new Refusal("waiver.not-in-force");
        return [new(waiver.CaseId, waiver.CaseKind, new WaiverWithdrawn(id, waiver.Given.Norm, waiver.Given.Pack, request.Reason.Trim()), [])];
    }
}
