using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Orders;

/// <summary>The order is entered in the online system: three stamps and three texts. What is left out is taken from the visit.</summary>
public sealed class RecordOrder(Timelines timelines, CurrentUser user)
{
    public sealed record Request(
        DateTimeOffset? ArrivalAt, DateTimeOffset? SolvedAt, DateTimeOffset? FinishedAt,
        [property: AtMost(4000)] string? Process, [property: AtMost(4000)] string? Analysis, [property: AtMost(4000)] string? Leftovers,
        bool LeftoversNone, RecordSource Source) : ActRequest;

    public Task<Receipt> Run(Id<Order> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.OrdersArchive);

        return timelines.Change(id.Value, id.Value, request, family => Decide(family, id, family.OrderSeenBy(user), request), ct);
    }

    internal static IReadOnlyList<Entry> Decide(Family family, Id<Order> id, Order order, Request request)
    {
        order.Must("order.recorded");
        var visit = order.Visits.Values.Where(v => v.Solved).MaxBy(v => v.Plan!.Number)!;
        var (arrival, solved, finished) = (request.ArrivalAt ?? visit.ArrivedAt, request.SolvedAt ?? visit.SolvedAt, request.FinishedAt ?? visit.FinishedAt);
        if (arrival > solved || solved > finished)
            throw new Refusal("order.times-out-of-order", arrival, solved, finished);

        return [Entry.In<Order>(id.Value, new OrderRecorded(
            arrival, solved, finished, request.Process, request.Analysis, request.Leftovers, request.LeftoversNone, request.Source), order.OpenVisits(family))];
    }

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/{id}/record",
        async Task<Ok<Receipt>> (Id<Order> id, Request request, RecordOrder useCase, CancellationToken ct) =>
            TypedResults.Ok(await useCase.Run(id, request, ct)));
}
