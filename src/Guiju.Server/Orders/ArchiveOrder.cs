using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Orders;

/// <summary>The order is closed and filed.</summary>
public sealed class ArchiveOrder(Timelines timelines, CurrentUser user)
{
    public sealed record Request([property: AtMost(40)] string? PaperNumber, [property: AtMost(40)] string? Shelf) : ActRequest;

    public Task<Receipt> Run(Id<Order> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.OrdersArchive);

        return timelines.Change(id.Value, id.Value, request, family => Decide(family, id, family.OrderSeenBy(user), request), ct);
    }

    internal static IReadOnlyList<Entry> Decide(Family family, Id<Order> id, Order order, Request request)
    {
        order.Must("order.archived");
        return [Entry.In<Order>(id.Value, new OrderArchived(request.PaperNumber, request.Shelf), order.OpenVisits(family))];
    }

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/{id}/archive",
        async Task<Ok<Receipt>> (Id<Order> id, Request request, ArchiveOrder useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
