using Guiju.Server.Ledger;

namespace Guiju.Server.Appeals;

/// <summary>The use cases of appeals and waivers.</summary>
public static class AppealsModule
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddAppeals(this IServiceCollection services) => services
        .AddSingleton<Projection>(AppealRow.Project)
        .AddSingleton(new ProjectionTable(typeof(AppealRow)))
        .AddScoped<AppealVerdict>()
        .AddScoped<DecideAppeal>()
        .AddScoped<WaiveVerdict>()
        .AddScoped<WithdrawWaiver>()
        .AddScoped<ListAppeals>();

    /// <summary>Maps them.</summary>
    public static void MapAppeals(this IEndpointRouteBuilder api)
    {
        var orders = api.MapGroup("/orders").WithTags("appeals");
        AppealVerdict.Map(orders);
        DecideAppeal.Map(orders);
        WaiveVerdict.Map(orders);
        WithdrawWaiver.Map(orders);
        ListAppeals.Map(api);
    }
}
