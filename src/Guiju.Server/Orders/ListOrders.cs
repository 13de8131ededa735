using System.Globalization;
using Guiju.Norms.Verdicts;
using Guiju.Server.Access;
using Guiju.Server.Customers;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Orders;

/// <summary>Orders, newest first, by any of the filters a dispatcher uses.</summary>
public sealed class ListOrders(GuijuDb db, Staff staff, CurrentUser user)
{
    private const int MostPerPage = 200;

    public sealed record Query(
        Code<OrderStatus>? Status, Code<Tier>? Tier, Code<Product>? Product, Guid? Unit, Guid? Engineer, bool? Breached, bool? Open,
        string? Q, string? Cursor, int? Take);

    public sealed record Line(
        Guid Id, string Number, OrderKind Kind, string Summary, string Customer, Product Product, Scope Scope, Tier Tier, OrderStatus Status,
        Guid UnitId, Guid? EngineerId, string? Engineer, DateTimeOffset OpenedAt, DateTimeOffset? DueAt, string? DueNorm, string Clock, int Breached, int Pending);

    public async Task<Page<Line>> Run(Query query, CancellationToken ct)
    {
        user.Demand(Permission.OrdersRead);

        var take = Math.Clamp(query.Take ?? 50, 1, MostPerPage);
        var orders = Filtered(query);
        if (query.Unit is { } unit)
        {
            var below = (await staff.UnitOf(unit, ct)).Path;
            orders = orders.Where(o => o.UnitPath.StartsWith(below));
        }

        var rows = await orders.OrderByDescending(o => o.OpenedAt).ThenByDescending(o => o.Number).Take(take + 1).ToListAsync(ct);
        var last = rows.Count > take ? rows[take - 1] : null;
        return new([.. rows.Take(take).Select(LineOf)], last is null ? null : Cursor(last));
    }

    internal static void Map(IEndpointRouteBuilder orders) => orders.MapGet("/",
        async Task<Ok<Page<Line>>> ([AsParameters] Query query, ListOrders useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(query, ct)));

    private IQueryable<OrderRow> Filtered(Query query)
    {
        var orders = db.Orders.AsNoTracking().VisibleTo(user);
        if (query.Status is { } status)
            orders = orders.Where(o => o.Status == status.Value);
        if (query.Tier is { } tier)
            orders = orders.Where(o => o.Tier == tier.Value);
        if (query.Product is { } product)
            orders = orders.Where(o => o.Product == product.Value);
        if (query.Engineer is { } engineer)
            orders = orders.Where(o => o.EngineerId == engineer);
        if (query.Breached is { } breached)
            orders = orders.Where(o => o.Breached > 0 == breached);
        if (query.Open is { } open)
            orders = orders.Where(o => o.IsOpen == open);
        if (query.Q?.Trim() is { Length: > 0 } q)
            orders = orders.Where(o => o.Number.Contains(q) || o.Summary.Contains(q) || o.Customer.Contains(q));
        return query.Cursor is { } cursor ? After(orders, cursor) : orders;
    }

    private static IQueryable<OrderRow> After(IQueryable<OrderRow> orders, string cursor)
    {
        var parts = cursor.Split('~', 2);
        if (parts.Length is not 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var micros))
            throw new Refusal("request.bad-cursor", cursor);
        var (at, number) = (Micros.FromMicros(micros), parts[1]);
        return orders.Where(o => o.OpenedAt < at || (o.OpenedAt == at && string.Compare(o.Number, number) < 0));
    }

    private static string Cursor(OrderRow last) => string.Create(CultureInfo.InvariantCulture, $"{last.OpenedAt.ToMicros()}~{last.Number}");

    internal static Line LineOf(OrderRow o) => new(
        o.Id, o.Number, o.Kind, o.Summary, o.Customer, o.Product, o.Scope, o.Tier, o.Status, o.UnitId, o.EngineerId, o.Engineer, o.OpenedAt, o.DueAt,
        o.DueNorm, ClockWord(o.Clock), o.Breached, o.Pending);

    /// <summary>The clock's state in a word; an order without a clock has none.</summary>
    internal static string ClockWord(ClockState? state) => state?.ToString().ToLowerInvariant() ?? "none";
}
