using Guiju.Server.Kernel;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Browser.Tests;

/// <summary>The same product served from inside the test, where its clock can be moved; the product itself has no door for that.</summary>
public sealed class MovedProduct : WebApplicationFactory<Program>
{
    private readonly string _data = Directory.CreateTempSubdirectory("guiju-moved-").FullName;

    private MovedProduct() => UseKestrel(0);

    /// <summary>The clock that the product goes by.</summary>
    public MovedClock Clock { get; } = new();

    /// <summary>What time it is in there.</summary>
    public DateTimeOffset Now => Services.GetRequiredService<GuijuTime>().GetUtcNow();

    /// <summary>Where it listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Serves the demo world on a free loopback port.</summary>
    public static MovedProduct Start()
    {
        var product = new MovedProduct();
        product.StartServer();
        return product;
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production").UseSetting("DATA", _data).UseSetting("WEB", Screens.Folder()).UseSetting("NORMS", Repository.PathOf("norms"))
            .UseSetting("DEMO_SPEED", "1").UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureTestServices(services => services.AddSingleton(new GuijuTime(Clock)));
    }
}
