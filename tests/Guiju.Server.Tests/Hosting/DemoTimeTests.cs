using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Server.Tests.Hosting;

public sealed class DemoTimeTests : IDisposable
{
    private static readonly DateTimeOffset Saturday = new(2026, 11, 21, 15, 0, 0, TimeSpan.Zero);
    private readonly string _data = Directory.CreateTempSubdirectory("guiju-demo-").FullName;
    private readonly TestClock _wall = new(Saturday);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task A_new_demo_world_begins_on_the_morning_of_a_working_day_and_runs_faster_than_the_wall_clock()
    {
        await using var server = new DemoServer(_data, _wall);

        Assert.Equal(("2026-11-23T00:30:00+00:00", true, 60), await Clock(server));
        _wall.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(("2026-11-23T00:40:00+00:00", true, 60), await Clock(server));
    }

    [Fact]
    public async Task After_a_restart_time_goes_on_from_the_last_event()
    {
        var last = default(DateTimeOffset);
        await using (var server = new DemoServer(_data, _wall))
        {
            await Clock(server);
            _wall.Advance(TimeSpan.FromMinutes(10));
            last = await Open(server);
        }

        // The machine was off for a week; in the demo world nobody noticed.
        _wall.Advance(TimeSpan.FromDays(7));
        await using var again = new DemoServer(_data, _wall);

        Assert.Equal(Saturday.AddDays(1).AddHours(9.5).AddHours(10), last);
        Assert.Equal((last.ToString("yyyy-MM-ddTHH:mm:sszzz"), true, 60), await Clock(again));
    }

    [Fact]
    public async Task With_empty_time_is_the_wall_clock_even_over_a_demo_database()
    {
        await using (var demo = new DemoServer(_data, _wall))
            Assert.True((await Clock(demo)).Demo);

        await using var server = new DemoServer(_data, _wall, empty: true);
        _wall.Advance(TimeSpan.FromHours(1));

        Assert.Equal(("2026-11-21T16:00:00+00:00", false, 1), await Clock(server));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_database_that_is_no_demo_never_runs_demo_time(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Guiju.Server.Hosting.DemoTime>().Start(CancellationToken.None);

        Assert.False(app.Services.GetRequiredService<GuijuTime>().IsDemo);
    }

    private static async Task<(string Now, bool Demo, double Speed)> Clock(DemoServer server)
    {
        var clock = JsonNode.Parse(await server.CreateClient().GetStringAsync("/api/clock"))!;
        return (clock["now"]!.GetValue<string>(), clock["demo"]!.GetValue<bool>(), clock["speed"]!.GetValue<double>());
    }

    /// <summary>Opens an order as a demo account; answers when that was recorded.</summary>
    private static async Task<DateTimeOffset> Open(DemoServer server)
    {
        var client = server.CreateClient(new() { HandleCookies = true, BaseAddress = new("https://localhost") });
        client.DefaultRequestHeaders.Add("X-Guiju", "1");
        (await client.PostAsJsonAsync("/api/session", new { userName = "agent", password = "guiju-demo" })).EnsureSuccessStatusCode();
        var customer = JsonNode.Parse(await client.GetStringAsync("/api/customers"))!["items"]![0]!;
        var response = await client.PostAsJsonAsync("/api/orders", new
        {
            kind = "fault", summary = "断网", product = "internet", scope = "within-province", tier = "A", contract = "group", place = "office",
            customerId = customer["id"]!.GetValue<Guid>(), siteId = customer["sites"]![0]!["id"]!.GetValue<Guid>(), contact = "王", phone = "13900000000", channel = "phone",
        });
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<GuijuDb>().Set<EventRow>().MaxAsync(e => e.RecordedAt);
    }

    private sealed class DemoServer(string data, TimeProvider wall, bool empty = false) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("DATA", data).UseSetting("EMPTY", empty ? "true" : "false").UseSetting("BACKGROUND", "false").UseSetting("DEMO_SPEED", "60")
                .UseSetting("WEB", Path.Combine(data, "web")).UseSetting("NORMS", Repository.PathOf("norms")).UseSetting("Access:PasswordIterations", "1000")
                .UseSetting("Logging:LogLevel:Default", "Warning");
            builder.ConfigureTestServices(services => services.AddSingleton(new GuijuTime(wall)));
        }
    }
}
