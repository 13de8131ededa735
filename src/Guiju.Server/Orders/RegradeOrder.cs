using Guiju.Server.Access;
using Guiju.Server.Customers;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Orders;

/// <summary>Tier or scope turned out to be another; the restore clock is reckoned anew from its start.</summary>
public sealed class RegradeOrder(Timelines timelines, CurrentUser user)
{
    public sealed record Request(Tier Tier, Scope Scope, [property: Needed, AtMost(2000)] string Reason) : ActRequest;

    public Task<Receipt> Run(Id<Order> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.OrdersManage);

        return timelines.Change(id.Value, id.Value, request, family => Decide(family, id, family.OrderSeenBy(user), request), ct);
    }

    internal static IReadOnlyList<Entry> Decide(Family family, Id<Order> id, Order order, Request request)
    {
        order.Must("order.regraded");
        return [Entry.In<Order>(id.Value, new OrderRegraded(request.Tier, request.Scope, request.Reason), order.OpenVisits(family))];
    }

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/{id}/regrading",
        async Task<Ok<Receipt>> (Id<Order> id, Request request, RegradeOrder useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
