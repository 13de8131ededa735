using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Visits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Orders;

/// <summary>Nobody needs the work any more; open visits are called off with it.</summary>
public sealed class CancelOrder(Timelines timelines, CurrentUser user)
{
    public sealed record Request(CancelReason Reason, [property: Needed, AtMost(2000)] string Note) : ActRequest;

    public Task<Receipt> Run(Id<Order> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.OrdersManage);

        return timelines.Change(id.Value, id.Value, request, family => Decide(family, id, family.OrderSeenBy(user), request), ct);
    }

    internal static IReadOnlyList<Entry> Decide(Family family, Id<Order> id, Order order, Request request)
    {
        order.Must("order.cancelled");
        var open = order.OpenVisits(family);
        return
        [
            Entry.In<Order>(id.Value, new OrderCancelled(request.Reason, request.Note), open),
            .. open.Select(visit => Entry.In<Visit>(visit, new VisitCancelled(VisitCancelReason.OrderCancelled, null))),
        ];
    }

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/{id}/cancellation",
        async Task<Ok<Receipt>> (Id<Order> id, Request request, CancelOrder useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
