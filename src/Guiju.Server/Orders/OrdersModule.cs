using Guiju.Server.Ledger;

namespace Guiju.Server.Orders;

/// <summary>The use cases of orders.</summary>
public static class OrdersModule
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddSingleton<Projection>(OrderRow.Project)
        .AddSingleton(new ProjectionTable(typeof(OrderRow)))
        .AddSingleton<Timed>(EndHold.Owed)
        .AddScoped<OpenOrder>()
        .AddScoped<ListOrders>()
        .AddScoped<ShowOrder>()
        .AddScoped<ExplainVerdict>()
        .AddScoped<ShowFacts>()
        .AddScoped<DispatchOrder>()
        .AddScoped<PauseOrder>()
        .AddScoped<ResumeOrder>()
        .AddScoped<RegradeOrder>()
        .AddScoped<CancelOrder>()
        .AddScoped<RecordOrder>()
        .AddScoped<ArchiveOrder>()
        .AddScoped<ShowQueue>();

    /// <summary>Maps them.</summary>
    public static void MapOrders(this IEndpointRouteBuilder api)
    {
        var orders = api.MapGroup("/orders").WithTags("orders");
        OpenOrder.Map(orders);
        ListOrders.Map(orders);
        ShowOrder.Map(orders);
        ExplainVerdict.Map(orders);
        ShowFacts.Map(orders);
        DispatchOrder.Map(orders);
        PauseOrder.Map(orders);
        ResumeOrder.Map(orders);
        RegradeOrder.Map(orders);
        CancelOrder.Map(orders);
        RecordOrder.Map(orders);
        ArchiveOrder.Map(orders);
        ShowQueue.Map(api);
    }
}
