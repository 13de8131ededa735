using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Orders;

/// <summary>The hold is over; clocks go on.</summary>
public sealed class ResumeOrder(Timelines timelines, CurrentUser user)
{
    public sealed record Request([property: AtMost(2000)] string? Note) : ActRequest;

    public Task<Receipt> Run(Id<Order> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.OrdersManage);

        return timelines.Change(id.Value, id.Value, request, family => Decide(family, id, family.OrderSeenBy(user), request), ct);
    }

    internal static IReadOnlyList<Entry> Decide(Family family, Id<Order> id, Order order, Request request)
    {
        order.Must("order.resumed");
        return [Entry.In<Order>(id.Value, new OrderResumed(request.Note), order.OpenVisits(family))];
    }

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/{id}/resumption",
        async Task<Ok<Receipt>> (Id<Order> id, Request request, ResumeOrder useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
