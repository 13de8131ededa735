using System.Text.Json.Nodes;
using Guiju.Cli.Simulation;
using Guiju.Driving;
using Guiju.Server.Kernel;
using Guiju.Server.Orders;

namespace Guiju.Cli.Tests.Simulation;

/// <summary>The simulated day against the real server in a process of its own.</summary>
public sealed class SimulateCommandTests
{
    private const double Speed = 180;
    private static readonly TimeSpan ShowsWithin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan GoesOnWithin = TimeSpan.FromMinutes(2);

    private static readonly string[] Lived =
    [
        "order.archived", "order.cancelled", "order.paused", "order.resumed", "visit.unmet", "visit.carded", "escalation.reported", "escalation.raised",
        "escalation.taken", "deviation.given", "visit.signed", "clock.due", "verdict held", "verdict breached", "verdict pending",
    ];

    [Fact]
    public async Task A_day_shows_all_that_a_branch_lives_through_and_goes_on_after_a_restart()
    {
        await using var server = await ServerProcess.StartDemoAsync(Speed);
        await PlayUntilAsync(server, ShowsWithin, async () => Lived.Except(await SeenAsync(server)).ToList() is { Count: > 0 } missing ? string.Join(", ", missing) : null);

        var open = (await OrdersAsync(server)).Where(o => o.Status is not (OrderStatus.Archived or OrderStatus.Cancelled)).ToDictionary(o => o.Id);
        Assert.NotEmpty(open);
        var last = (await PagesAsync(server, open.Values)).Max(LastAt);
        await server.KillAsync();
        await server.StartAgainAsync();
        using (var door = Door(server))
            Assert.InRange((await new DemoClock(door, TimeProvider.System).AskAsync(CancellationToken.None)).Now, last, last.AddHours(3));

        await PlayUntilAsync(server, GoesOnWithin, async () =>
        {
            var moved = (await OrdersAsync(server)).Count(o => open.TryGetValue(o.Id, out var before) && before.Status != o.Status);
            return moved > open.Count / 2 ? null : $"{moved} of {open.Count} have gone on";
        });
        await server.KillAsync();
        await VerifyAsync(server);
    }

    [Fact]
    public async Task Only_a_demo_is_played_with()
    {
        await using var server = await ServerProcess.StartAsync(postgres: false);
        var answer = await SimulateAsync(server, "--hours", "1");
        Assert.Equal(2, answer.Exit);
        Assert.Contains("is not a demo server", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_waited_for_and_then_said_to_be_away()
    {
        var answer = await Shell.RunAsync("simulate", "--url", "http://127.0.0.1:9", "--wait", "0.5");
        Assert.Equal(2, answer.Exit);
        Assert.Contains("did not answer", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--url", "nowhere")]
    [InlineData("--rate", "0")]
    [InlineData("--hours", "-1")]
    public async Task What_cannot_be_meant_is_refused(string option, string value) => Assert.Equal(2, (await Shell.RunAsync("simulate", option, value)).Exit);

    /// <summary>Plays until nothing is missing any more; no answer of the server may be other than a day's work brings.</summary>
    private static async Task PlayUntilAsync(ServerProcess server, TimeSpan within, Func<Task<string?>> missing)
    {
        using var stop = new CancellationTokenSource();
        using var output = new StringWriter();
        var playing = CommandLine.RunAsync(["simulate", "--url", server.Address.ToString(), "--rate", "500"], output, output, null, stop.Token);
        var still = await missing();
        for (var waited = System.Diagnostics.Stopwatch.StartNew(); still is not null && waited.Elapsed < within && !playing.IsCompleted; still = await missing())
            await Task.Delay(TimeSpan.FromSeconds(4));
        await stop.CancelAsync();

        Assert.True(await playing is 0, string.Join('\n', output.ToString().Split('\n').Where(l => l.Contains('✗') || !l.Contains("GD"))));
        Assert.Null(still);
        Assert.DoesNotContain("fail:", server.Output, StringComparison.Ordinal);
    }

    private static async Task<HashSet<string>> SeenAsync(ServerProcess server)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in await PagesAsync(server, await OrdersAsync(server)))
        {
            seen.UnionWith(page["timeline"]!.AsArray().Select(i => (string)i!["name"]!));
            seen.UnionWith(page["verdicts"]!.AsArray().Select(v => "verdict " + (string)v!["state"]!));
        }

        return seen;
    }

    private static async Task VerifyAsync(ServerProcess server)
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationBuilder();
        configuration.Sources.Add(new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = [new("DATA", server.Data)] });
        using var output = new StringWriter();
        Assert.True(await CommandLine.RunAsync(["verify"], output, output, configuration.Build()) is 0, output.ToString());
    }

    private static Task<Answer> SimulateAsync(ServerProcess server, params string[] more) =>
        Shell.RunAsync(["simulate", "--url", server.Address.ToString(), "--rate", "500", .. more]);

    private static Door Door(ServerProcess server) => new(server.Address, 500, TimeSpan.FromSeconds(10), TimeProvider.System);

    private static async Task<IReadOnlyList<ListOrders.Line>> OrdersAsync(ServerProcess server)
    {
        using var door = Door(server);
        return (await door.GetAsync<Page<ListOrders.Line>>("dispatcher", "/api/orders?take=200", CancellationToken.None)).Items;
    }

    private static async Task<IReadOnlyList<JsonNode>> PagesAsync(ServerProcess server, IEnumerable<ListOrders.Line> orders)
    {
        using var door = Door(server);
        var pages = new List<JsonNode>();
        foreach (var order in orders)
            pages.Add(await door.GetAsync<JsonNode>("dispatcher", $"/api/orders/{order.Id:D}", CancellationToken.None));
        return pages;
    }

    private static DateTimeOffset LastAt(JsonNode page) => page["timeline"]!.AsArray().Max(i => i!["recordedAt"]!.GetValue<DateTimeOffset>());
}
