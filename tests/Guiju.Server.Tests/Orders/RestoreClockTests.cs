using System.Text.Json.Nodes;

namespace Guiju.Server.Tests.Orders;

public sealed class RestoreClockTests
{
    /// <summary>The 32 legible figures of CM-c:67-118, in hours; products share them.</summary>
    public static TheoryData<string, string, string, int> Figures()
    {
        var data = new TheoryData<string, string, string, int>();
        foreach (var product in new[] { "sms", "voice", "apn", "internet" })
        {
            foreach (var (scope, hours) in new[] { ("within-province", new[] { 2, 4, 6, 8 }), ("cross-province", [4, 5, 6, 8]) })
            {
                foreach (var (tier, limit) in new[] { "AAA", "AA", "A", "normal" }.Zip(hours))
                    data.Add(product, scope, tier, limit);
            }
        }

        return data;
    }

    [Fact]
    public async Task Each_of_the_32_figures_is_the_limit_of_its_product_scope_and_tier()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        foreach (var row in Figures())
        {
            var (product, scope, tier, hours) = row.Data;
            var order = await Open(app, product, scope, tier);
            Assert.Equal(hours * 3_600_000L, (await Clock(app, order))!["limitMs"]!.GetValue<long>());
        }

        Assert.Equal(32, Figures().Count);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_lost_figure_stays_lost_and_claims_no_due_time(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var order = await Open(app, "data", "within-province", "AAA");

        var verdict = (await app.Get("dispatcher", $"/api/orders/{order}"))["verdicts"]!.AsArray().Single(v => v!["norm"]!.GetValue<string>() == "CM-SLA-TABLE")!;
        Assert.Equal("undetermined", verdict["state"]!.GetValue<string>());
        Assert.Null((await Clock(app, order))?["dueAt"]);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_pause_with_a_reason_outside_our_hands_moves_the_due_time_and_another_does_not(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var order = await Open(app, "internet", "within-province", "AAA");
        var due = Due(await Clock(app, order));

        await app.Pass(TimeSpan.FromMinutes(30));
        await app.Do("dispatcher", $"/api/orders/{order}/pause", new { reason = "third-party", note = "等第三方" });
        Assert.Equal(due, Due(await Clock(app, order)));
        await app.Do("dispatcher", $"/api/orders/{order}/resumption", new { });
        await app.Do("dispatcher", $"/api/orders/{order}/pause", new { reason = "customer-request", note = "客户要求" });
        var held = await Clock(app, order);
        Assert.Equal("paused", held!["state"]!.GetValue<string>());
        Assert.Null(held["dueAt"]);
        await app.Pass(TimeSpan.FromHours(3));
        await app.Do("dispatcher", $"/api/orders/{order}/resumption", new { note = "可以了" });

        var clock = await Clock(app, order);
        Assert.Equal(due!.Value.AddHours(3), Due(clock));
        Assert.Equal([true, false, true], clock!["segments"]!.AsArray().Select(s => s!["running"]!.GetValue<bool>()));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Another_tier_is_reckoned_from_the_first_start_with_all_pauses(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var order = await Open(app, "internet", "within-province", "normal");
        var start = app.Clock.GetUtcNow();
        await app.Pass(TimeSpan.FromHours(1));

        await app.Do("dispatcher", $"/api/orders/{order}/regrading", new { tier = "AA", scope = "within-province", reason = "合同核实" });

        Assert.Equal(start.AddHours(4), Due(await Clock(app, order)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_overdue_order_stands_first_in_the_queue(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var late = await Open(app, "internet", "within-province", "AAA");
        await app.Pass(TimeSpan.FromMinutes(90));
        var soon = await Open(app, "internet", "within-province", "AAA");
        var later = await Open(app, "internet", "within-province", "normal");
        await app.Pass(TimeSpan.FromMinutes(60));

        var items = (await app.Get("dispatcher", "/api/queue"))["items"]!.AsArray();

        Assert.Equal([late, soon, later], items.Select(i => i!["order"]!["id"]!.GetValue<Guid>()));
        Assert.Equal(["breached", "pending", "pending"], items.Select(i => i!["state"]!.GetValue<string>()));
        Assert.Equal("CM-SLA-TABLE", items[0]!["norm"]!["id"]!.GetValue<string>());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_queue_tells_of_a_held_clock_why_and_what_is_left(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var order = await Open(app, "internet", "within-province", "AAA");
        await app.Pass(TimeSpan.FromMinutes(30));
        var since = app.Clock.GetUtcNow();
        await app.Do("dispatcher", $"/api/orders/{order}/pause", new { reason = "customer-request", note = "客户要求" });
        await app.Pass(TimeSpan.FromHours(5));

        var item = Assert.Single((await app.Get("dispatcher", "/api/queue"))["items"]!.AsArray())!;

        Assert.Equal(("paused", "CM-SLA-TABLE"), (item["state"]!.GetValue<string>(), item["norm"]!["id"]!.GetValue<string>()));
        Assert.Equal(90 * 60_000L, item["heldLeftMs"]!.GetValue<long>());
        Assert.Equal(("customer-request", since), (item["paused"]!["reason"]!.GetValue<string>(), item["paused"]!["since"]!.GetValue<DateTimeOffset>()));
        Assert.Equal("paused", item["order"]!["clock"]!.GetValue<string>());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_order_held_for_a_reason_that_stops_no_clock_stays_among_what_runs_out(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var order = await Open(app, "internet", "within-province", "AAA");
        await app.Do("dispatcher", $"/api/orders/{order}/pause", new { reason = "third-party", note = "等第三方" });

        var item = Assert.Single((await app.Get("dispatcher", "/api/queue"))["items"]!.AsArray())!;

        Assert.Equal(("pending", "third-party"), (item["state"]!.GetValue<string>(), item["paused"]!["reason"]!.GetValue<string>()));
        Assert.Equal("running", item["order"]!["clock"]!.GetValue<string>());
    }

    private static async Task<Guid> Open(GuijuApp app, string product, string scope, string tier)
    {
        var intake = app.Intake();
        (intake["product"], intake["scope"], intake["tier"]) = (product, scope, tier);
        return (await app.Do("agent", "/api/orders", intake))["id"]!.GetValue<Guid>();
    }

    private static async Task<JsonNode?> Clock(GuijuApp app, Guid order) =>
        (await app.Get("dispatcher", $"/api/orders/{order}"))["clocks"]!.AsArray().SingleOrDefault(c => c!["norm"]!.GetValue<string>() == "CM-SLA-TABLE");

    private static DateTimeOffset? Due(JsonNode? clock) => clock!["dueAt"]!.GetValue<DateTimeOffset>();
}
