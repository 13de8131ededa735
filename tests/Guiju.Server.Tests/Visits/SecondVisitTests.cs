using System.Text.Json.Nodes;

namespace Guiju.Server.Tests.Visits;

/// <summary>Orders that one visit does not end.</summary>
public sealed class SecondVisitTests
{
    private static readonly object Record = new { process = "换网卡", analysis = "网卡坏", leftoversNone = true, source = "online" };

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_seven_points_begin_again_with_the_visit_after_one_that_solved_nothing(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, first) = await app.DispatchedOrder();
        await app.Walk(first, "work");
        await app.Do("engineer", $"/api/visits/{first}/unsolved", new { reason = "needs-part", process = "查到网卡坏", leftovers = "等备件", nextStep = "next-visit", customerTold = true });
        foreach (var (path, _, body) in Scenarios.Steps(app.Clock.GetUtcNow()).Where(s => s.Path is "clean-up" or "signature" or "leaving"))
            await app.Do("engineer", $"/api/visits/{first}/{path}", body);

        await Finish(app, order);

        Assert.Equal("held", await State(app, order, "GT-WO-7"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_seven_points_begin_again_after_a_door_that_stayed_shut(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, first) = await app.DispatchedOrder();
        await app.Walk(first, "knock");
        await app.Do("engineer", $"/api/visits/{first}/card", new { surname = "王", arrivalAt = app.Clock.GetUtcNow(), visitor = "李工", contactPerson = "李工", phone = "13900000000", delivery = "printed" });
        await app.Pass(TimeSpan.FromMinutes(20));
        await app.Do("engineer", $"/api/visits/{first}/no-show", new { });

        await Finish(app, order);

        Assert.Equal("held", await State(app, order, "GT-WO-7"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_the_first_visit_signed_does_not_sign_the_second(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, first) = await app.DispatchedOrder();
        await app.Walk(first, "work");
        await app.Do("engineer", $"/api/visits/{first}/unsolved", new { reason = "needs-part", process = "查到网卡坏", leftovers = "等备件", nextStep = "next-visit", customerTold = true });
        foreach (var (path, _, body) in Scenarios.Steps(app.Clock.GetUtcNow()).Where(s => s.Path is "clean-up" or "signature" or "leaving"))
            await app.Do("engineer", $"/api/visits/{first}/{path}", body);
        var second = await Dispatch(app, order);
        await app.Walk(second, "clean-up");

        await app.Do("dispatcher", $"/api/orders/{order}/record", Record);
        await app.Do("engineer", $"/api/visits/{second}/signature", Scenarios.Steps(app.Clock.GetUtcNow()).Single(s => s.Path is "signature").Body);

        Assert.Equal("breached", await State(app, order, "GT-WO-7"));
    }

    private static async Task Finish(GuijuApp app, Guid order)
    {
        await app.Walk(await Dispatch(app, order), "leaving");
        await app.Do("dispatcher", $"/api/orders/{order}/record", Record);
        await app.Do("dispatcher", $"/api/orders/{order}/archive", new { paperNumber = "P-1" });
    }

    private static async Task<Guid> Dispatch(GuijuApp app, Guid order)
    {
        await app.Pass(TimeSpan.FromMinutes(1));
        return (await app.Do("dispatcher", $"/api/orders/{order}/visits", new { engineerId = app.World.Ids["engineer"] }))["id"]!.GetValue<Guid>();
    }

    private static async Task<string> State(GuijuApp app, Guid order, string norm) =>
        (await app.Get("dispatcher", $"/api/orders/{order}"))["verdicts"]!.AsArray().Single(v => v!["norm"]!.GetValue<string>() == norm)!["state"]!.GetValue<string>();
}
