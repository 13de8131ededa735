using System.Text.Json.Nodes;
using Guiju.Server.Tests.NormDesk;

namespace Guiju.Server.Tests.Orders;

/// <summary>A hold that the norms admit for so long only.</summary>
public sealed class EndHoldTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_hold_that_reaches_its_limit_ends_by_itself_and_the_clock_runs_on_from_there(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        await app.Drafted(before: "within: 15m", after: "within: 15m\n      pause: {from: order.paused, until: order.resumed, at_most: 5m}");
        await app.Approved();
        await app.Issued(app.Clock.GetUtcNow().AddMinutes(1));
        await app.Pass(TimeSpan.FromMinutes(2));
        var (order, visit) = await app.DispatchedOrder();
        await app.Walk(visit, "work");
        var due = app.Clock.GetUtcNow().AddMinutes(20);
        await app.Do("dispatcher", $"/api/orders/{order}/pause", new { reason = "third-party", note = "等第三方" });

        await app.Pass(TimeSpan.FromMinutes(4));
        Assert.DoesNotContain("order.resumed", Names(await Shown(app, order)));
        await app.Pass(TimeSpan.FromMinutes(1));
        var page = await Shown(app, order);

        var resumed = Assert.Single(page["timeline"]!.AsArray(), e => e!["name"]!.GetValue<string>() == "order.resumed")!;
        Assert.Equal("system", resumed["actor"]!["name"]!.GetValue<string>());
        var clock = page["clocks"]!.AsArray().Single(c => c!["norm"]!.GetValue<string>() == "GT-15MIN")!;
        Assert.Equal(("running", due), (clock["state"]!.GetValue<string>(), clock["dueAt"]!.GetValue<DateTimeOffset>()));
    }

    private static Task<JsonNode> Shown(GuijuApp app, Guid order) => app.Get("dispatcher", $"/api/orders/{order}");

    private static IEnumerable<string> Names(JsonNode page) => page["timeline"]!.AsArray().Select(e => e!["name"]!.GetValue<string>());
}
