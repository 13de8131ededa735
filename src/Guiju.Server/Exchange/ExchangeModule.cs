namespace Guiju.Server.Exchange;

/// <summary>The use cases of exchange with other tools.</summary>
public static class ExchangeModule
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddExchange(this IServiceCollection services) => services
        .AddScoped<ExportHistory>()
        .AddScoped<DownloadHistory>();

    /// <summary>Maps them.</summary>
    public static void MapExchange(this IEndpointRouteBuilder api) => DownloadHistory.Map(api.MapGroup("/history").WithTags("history"));
}
