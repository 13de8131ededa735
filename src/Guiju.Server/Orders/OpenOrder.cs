using Guiju.Server.Access;
using Guiju.Server.Customers;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Orders;

/// <summary>A customer's report becomes an order, and its clocks begin.</summary>
public sealed class OpenOrder(Timelines timelines, CustomerDirectory customers, Numbers numbers, CurrentUser user, TimeProvider clock)
{
    public sealed record Request(
        OrderKind Kind,
        [property: Needed, AtMost(500)] string Summary,
        Product Product,
        Scope Scope,
        Tier Tier,
        Contract Contract,
        Place Place,
        Equipment? Equipment,
        DateTimeOffset? ReportedAt,
        Guid CustomerId,
        Guid SiteId,
        [property: Needed, AtMost(100)] string Contact,
        [property: Needed, AtMost(40)] string Phone,
        [property: AtMost(300)] string? Address,
        Channel Channel) : ActRequest;

    public async Task<Receipt> Run(Request request, CancellationToken ct)
    {
        user.Demand(Permission.OrdersIntake);

        var at = await customers.SiteOf(request.CustomerId, request.SiteId, ct);
        var number = await numbers.Next(user.OrgId, "GD", ct);
        var id = Id<Order>.New(clock).Value;
        return await timelines.Begin(id, request, _ => [Entry.In<Order>(id, Decide(request, at, number, clock.GetUtcNow()))], ct);
    }

    internal static OrderOpened Decide(Request request, CustomerDirectory.AtSite at, string number, DateTimeOffset now) => new(
        number, request.Kind, request.Summary.Trim(), request.Product, request.Scope, request.Tier, request.Contract, request.Place,
        request.Equipment, request.Channel,
        request.ReportedAt is { } reported ? ActTime.Reported(reported, now, ActTime.BeginsAtMostAgo) : (request.OccurredAt ?? now).ToUniversalTime().Whole(),
        at.CustomerId, at.Customer, at.SiteId, at.UnitId, at.UnitPath,
        request.Contact.Trim(), request.Phone.Trim(), request.Address?.Trim() is { Length: > 0 } address ? address : at.Address);

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapPost("/",
        async Task<Created<Receipt>> (Request request, OpenOrder useCase, CancellationToken ct) =>
        {
            var receipt = await useCase.Run(request, ct);
            return TypedResults.Created($"/api/orders/{receipt.Id:D}", receipt);
        });
}
