using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Visits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Orders;

/// <summary>The dispatcher gives the order to an engineer; a visit is planned.</summary>
public sealed class DispatchOrder(Timelines timelines, Staff staff, CurrentUser user, TimeProvider clock)
{
    public sealed record Request(Guid EngineerId, DateTimeOffset? WindowStart, DateTimeOffset? WindowEnd) : ActRequest;

    public async Task<Receipt> Run(Id<Order> id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.OrdersDispatch);

        var engineer = await staff.EngineerOf(request.EngineerId, ct);
        var visit = Id<Visit>.New(clock).Value;
        return await timelines.Change(id.Value, visit, request, family => Decide(id, visit, family.OrderSeenBy(user), engineer, request), ct);
    }

    internal static IReadOnlyList<Entry> Decide(Id<Order> id, Guid visit, Order order, Staff.Engineer engineer, Request request)
    {
        order.Must("visit.planned");
        if (request.WindowEnd < request.WindowStart)
            throw new Refusal("order.window-ends-before-start");

        var opened = order.Opened!;
        return [Entry.In<Visit>(visit, new VisitPlanned(
            id.Value, order.Visits.Count + 1, engineer.Id, engineer.Name, engineer.ContractorId, opened.Number, opened.UnitPath,
            opened.Kind, opened.Product, order.Grade?.Scope ?? opened.Scope, order.Grade?.Tier ?? opened.Tier, opened.Contract, opened.Place,
            opened.Equipment, opened.Channel, request.WindowStart?.ToUniversalTime().Whole(), request.WindowEnd?.ToUniversalTime().Whole()))];
    }

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/{id}/visits",
        async Task<Created<Receipt>> (Id<Order> id, Request request, DispatchOrder useCase, CancellationToken ct) =>
        {
            var receipt = await useCase.Run(id, request, ct);
            return TypedResults.Created($"/api/orders/{id}", receipt);
        });
}
