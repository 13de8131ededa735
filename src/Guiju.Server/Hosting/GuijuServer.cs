using Guiju.Server.Access;
using Guiju.Server.Appeals;
using Guiju.Server.ChangeRequests;
using Guiju.Server.Customers;
using Guiju.Server.Demo;
using Guiju.Server.Desk;
using Guiju.Server.DryRuns;
using Guiju.Server.Exchange;
using Guiju.Server.Files;
using Guiju.Server.Imports;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.NormDesk;
using Guiju.Server.Orders;
using Guiju.Server.Storage;
using Guiju.Server.Visits;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Hosting;

/// <summary>Puts the server together.</summary>
public static class GuijuServer
{
    private const long MostBodyBytes = 1024 * 1024;

    /// <summary>Builds the server; <see cref="PrepareAsync"/> makes its database ready before it serves.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. args.Where(a => a is not "--empty")] });
        builder.Configuration.AddEnvironmentVariables("GUIJU_");
        if (args.Contains("--empty", StringComparer.Ordinal))
            builder.Configuration["EMPTY"] = "true";
        var settings = new Settings(builder.Configuration, builder.Environment.ContentRootPath);
        builder.WebHost.UseUrls(settings.Urls.Split(';'));
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = MostBodyBytes;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // Why it could not start is said once, in words, by whoever started it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        AddServices(builder.Services, settings);

        var app = builder.Build();
        Use(app, settings);
        return app;
    }

    /// <summary>Brings the schema up to date, the shipped packs in, and the demo world where there is none and it is wanted.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Preparation>().Run(CancellationToken.None);
    }

    /// <summary>What the command line's database commands need of the server, without its web.</summary>
    public static void AddServices(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(_ => OpenDatabase(settings));
        services.AddPooledDbContextFactory<GuijuDb>((p, o) => p.GetRequiredService<Database>().Configure(o));
        services.AddScoped(p => p.GetRequiredService<IDbContextFactory<GuijuDb>>().CreateDbContext()).AddScoped<Schema>();
        services.AddSingleton(_ => new GuijuTime(TimeProvider.System));
        services.AddSingleton<TimeProvider>(p => p.GetRequiredService<GuijuTime>());
        services.AddLedger(settings.Background).AddAccess().AddCustomers().AddOrders().AddVisits().AddDesk().AddNormDesk(settings.Background).AddAppeals().AddChangeRequests().AddImports()
            .AddExchange().AddDryRuns(settings.Background)
            .AddFiles(Path.Combine(settings.Data, "files"));
        services.AddScoped<Preparation>().AddScoped<DemoWorld>().AddScoped<DemoTime>();
        services.AddScoped<Founding>(p => p.GetRequiredService<Preparation>().Found);
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);

        services.AddExceptionHandler<Problems>().AddProblemDetails();
        services.ConfigureHttpJsonOptions(o => Json.Configure(o.SerializerOptions));
        services.AddOpenApi("guiju", OpenApi.Configure);
        services.AddRequestLocalization(o => o.SetDefaultCulture("zh-CN").AddSupportedCultures("zh-CN", "en").AddSupportedUICultures("zh-CN", "en"));
    }

    private static Database OpenDatabase(Settings settings)
    {
        Directory.CreateDirectory(settings.Data);
        return settings.Postgres is { } postgres ? Database.Postgres(postgres) : Database.Sqlite(Path.Combine(settings.Data, "guiju.db"));
    }

    private static void Use(WebApplication app, Settings settings)
    {
        app.UseRequestLocalization();
        app.UseExceptionHandler();
        app.UseWholeAnswers();
        app.UseSecurityHeaders();
        app.UseScreenFiles(settings);
        app.UseRouting();
        app.UseAccess();
        app.UseMiddleware<Idempotency>();

        var api = app.MapGroup("/api").AddEndpointFilter<Validated>();
        api.MapHealth();
        api.MapAccess();
        api.MapCustomers();
        api.MapOrders();
        api.MapVisits();
        api.MapDesk();
        api.MapNormDesk();
        api.MapAppeals();
        api.MapChangeRequests();
        api.MapImports();
        api.MapDryRuns();
        api.MapExchange();
        api.MapFiles();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapScreens(settings);
    }
}
