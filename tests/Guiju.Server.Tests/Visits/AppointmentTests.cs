using System.Text.Json.Nodes;

namespace Guiju.Server.Tests.Visits;

/// <summary>What becomes of a promised time when another is promised.</summary>
public sealed class AppointmentTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_move_told_of_before_the_time_releases_it(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, visit, old) = await Appointed(app);
        await Until(app, old.AddMinutes(-6));

        await Move(app, visit, old.AddHours(2));

        await Until(app, old.AddMinutes(1));
        Assert.Equal("pending", Verdict(await Page(app, order), "GT-5EARLY")["state"]!.GetValue<string>());
        Assert.Equal("pending", (await QueueItem(app))["state"]!.GetValue<string>());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_move_told_of_too_late_leaves_the_breach_but_nothing_to_wait_for(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, visit, old) = await Appointed(app);
        await Until(app, old.AddMinutes(-3));
        Assert.Equal("breached", (await QueueItem(app))["state"]!.GetValue<string>());

        await Move(app, visit, old.AddMinutes(60));

        var page = await Page(app, order);
        Assert.Equal("breached", Verdict(page, "GT-5EARLY")["state"]!.GetValue<string>());
        Assert.Equal("pending", Verdict(page, "GT-NOTLATE")["state"]!.GetValue<string>());
        var item = await QueueItem(app);
        Assert.Equal(("pending", old.AddMinutes(55)), (item["state"]!.GetValue<string>(), item["dueAt"]!.GetValue<DateTimeOffset>()));
        await Until(app, old.AddMinutes(56));
        Assert.Equal(old.AddMinutes(55), (await QueueItem(app))["breachedAt"]!.GetValue<DateTimeOffset>());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_clock_speaks_of_its_own_activation_and_not_of_an_earlier_one(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, visit, old) = await Appointed(app);
        await Until(app, old.AddMinutes(-3));
        await Move(app, visit, old.AddMinutes(60));
        var moved = app.Clock.GetUtcNow();
        await Until(app, old.AddMinutes(40));
        await app.Do("engineer", $"/api/visits/{visit}/arrival", new { });

        var page = await Page(app, order);

        Assert.Equal("breached", Verdict(page, "GT-5EARLY")["state"]!.GetValue<string>());
        var clock = page["clocks"]!.AsArray().Single(c => c!["norm"]!.GetValue<string>() == "GT-5EARLY")!;
        Assert.Equal(("stopped", "held", false), (clock["state"]!.GetValue<string>(), clock["verdict"]!.GetValue<string>(), clock["breached"]!.GetValue<bool>()));
        Assert.Equal(("visit.appointed", moved), (clock["activation"]!["event"]!.GetValue<string>(), clock["activation"]!["at"]!.GetValue<DateTimeOffset>()));
    }

    private static async Task<(Guid Order, Guid Visit, DateTimeOffset StartsAt)> Appointed(GuijuApp app)
    {
        var (order, visit) = await app.DispatchedOrder();
        var starts = app.Clock.GetUtcNow().AddMinutes(40);
        await app.Walk(visit, "preparation");
        return (order, visit, starts);
    }

    private static Task Until(GuijuApp app, DateTimeOffset at) => app.Pass(at - app.Clock.GetUtcNow());

    private static Task<JsonNode> Move(GuijuApp app, Guid visit, DateTimeOffset to) =>
        app.Do("dispatcher", $"/api/visits/{visit}/rescheduling", new { reason = "customer-request", side = "customer", startsAt = to });

    private static Task<JsonNode> Page(GuijuApp app, Guid order) => app.Get("dispatcher", $"/api/orders/{order}");

    private static async Task<JsonNode> QueueItem(GuijuApp app) => Assert.Single((await app.Get("dispatcher", "/api/queue"))["items"]!.AsArray())!;

    private static JsonNode Verdict(JsonNode page, string norm) => page["verdicts"]!.AsArray().Single(v => v!["norm"]!.GetValue<string>() == norm)!;
}
