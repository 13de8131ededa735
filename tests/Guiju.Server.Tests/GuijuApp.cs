using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Guiju.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Server.Tests;

/// <summary>The two engines; every test passes on both.</summary>
public enum Engine { Sqlite, Postgres }

/// <summary>The real server with its own database and clock. Clocks and outbox run when a test asks for them.</summary>
public sealed class GuijuApp : WebApplicationFactory<Program>
{
    private readonly string _data;
    private readonly string? _postgres;
    private readonly string? _norms;

    private GuijuApp(string data, string? postgres, string? norms) => (_data, _postgres, _norms) = (data, postgres, norms);

    /// <summary>A Monday morning in Shanghai.</summary>
    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));

    /// <summary>A small firm with people and customers.</summary>
    public World World { get; private set; } = null!;

    /// <summary>Starts a server on an empty database of the engine.</summary>
    public static async Task<GuijuApp> Start(Engine engine, bool packs = true)
    {
        var data = Directory.CreateTempSubdirectory("guiju-test-").FullName;
        var postgres = engine is Engine.Postgres ? await PrivatePostgres.CreateDatabaseAsync() : null;
        var app = new GuijuApp(data, postgres, packs ? Repository.PathOf("norms") : null);
        app.World = await World.Make(app, packs);
        return app;
    }

    /// <summary>A client that acts as this person, by a personal token.</summary>
    public HttpClient As(string person)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", World.Tokens[person]);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        return client;
    }

    /// <summary>Moves the clock and lets what came due happen.</summary>
    public async Task Pass(TimeSpan time)
    {
        Clock.Advance(time);
        await Services.GetRequiredService<ClockPoller>().RoundAsync(CancellationToken.None);
        await Services.GetRequiredService<OutboxWorker>().RoundAsync(CancellationToken.None);
    }

    /// <summary>Uses the database.</summary>
    public async Task<T> InDatabase<T>(Func<GuijuDb, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<GuijuDb>());
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_postgres is not null)
            await PrivatePostgres.DropDatabaseAsync(_postgres);
        Directory.Delete(_data, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("DATA", _data).UseSetting("EMPTY", "true").UseSetting("BACKGROUND", "false").UseSetting("WEB", Path.Combine(_data, "web"))
            .UseSetting("NORMS", _norms ?? Directory.CreateDirectory(Path.Combine(_data, "norms")).FullName)
            .UseSetting("Access:PasswordIterations", "1000").UseSetting("Logging:LogLevel:Default", "Error")
            .UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore", "None");
        if (_postgres is not null)
            builder.UseSetting("DB", _postgres);
        builder.ConfigureTestServices(services => services.AddSingleton(new GuijuTime(Clock)).AddSingleton(new WallClock(Clock)));
    }
}
