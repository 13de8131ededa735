using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Orders;

/// <summary>Work is held for a reason; whether a clock stops for it is for its norm to say.</summary>
public sealed class PauseOrder(Timelines timelines, CurrentUser user, TimeProvider clock)
{
    public sealed record Request(PauseReason Reason, [property: Needed, AtMost(2000)] string Note, DateTimeOffset? Until) : ActRequest;

    public Task<Receipt> Run(Id<Order> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.OrdersManage);

        return timelines.Change(id.Value, id.Value, request, family => Decide(family, id, family.OrderSeenBy(user), request, clock.GetUtcNow()), ct);
    }

    internal static IReadOnlyList<Entry> Decide(Family family, Id<Order> id, Order order, Request request, DateTimeOffset now)
    {
        order.Must("order.paused");
        if (request.Until <= now)
            throw new Refusal("order.pause-ends-in-the-past", request.Until);
        return [Entry.In<Order>(id.Value, new OrderPaused(request.Reason, request.Note, request.Until?.ToUniversalTime().Whole()), order.OpenVisits(family))];
    }

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/{id}/pause",
        async Task<Ok<Receipt>> (Id<Order> id, Request request, PauseOrder useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
