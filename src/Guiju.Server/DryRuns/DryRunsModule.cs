namespace Guiju.Server.DryRuns;

/// <summary>The use cases of dry runs.</summary>
public static class DryRunsModule
{
    /// <summary>Registers them; without <paramref name="background"/> they run only when asked.</summary>
    public static IServiceCollection AddDryRuns(this IServiceCollection services, bool background)
    {
        if (background)
            services.AddHostedService(p => p.GetRequiredService<DryRunWorker>());
        return services
            .AddSingleton<DryRunWorker>()
            .AddScoped<RunDryRun>()
            .AddScoped<StartDryRun>()
            .AddScoped<ListDryRuns>()
            .AddScoped<ShowDryRun>()
            .AddScoped<ListDryRunChanges>()
            .AddScoped<CancelDryRun>();
    }

    /// <summary>Maps them.</summary>
    public static void MapDryRuns(this IEndpointRouteBuilder api)
    {
        StartDryRun.Map(api.MapGroup("/documents").WithTags("documents"));
        var runs = api.MapGroup("/dry-runs").WithTags("documents");
        ListDryRuns.Map(runs);
        ShowDryRun.Map(runs);
        ListDryRunChanges.Map(runs);
        CancelDryRun.Map(runs);
    }
}
