using System.Net;
using System.Text.Json.Nodes;

namespace Guiju.Server.Tests.Visits;

public sealed class EngineerFromElsewhereTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task One_who_is_sent_to_another_district_sees_and_works_on_what_he_is_sent_to_and_nothing_else_there(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var other = await app.OpenedOrder();
        var (order, visit) = await app.DispatchedOrder("westernEngineer");

        await app.Walk(visit, "work", "westernEngineer");

        Assert.Equal("working", (await app.Get("westernEngineer", $"/api/orders/{order}"))["visits"]![0]!["status"]!.GetValue<string>());
        Assert.Equal([order], await Listed(app, "/api/orders"));
        Assert.Equal([order], (await app.Get("westernEngineer", "/api/queue"))["items"]!.AsArray().Select(i => i!["order"]!["id"]!.GetValue<Guid>()));
        Assert.Equal(HttpStatusCode.NotFound, (await app.As("westernEngineer").GetAsync($"/api/orders/{other}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Post("engineer2", $"/api/visits/{visit}/solution", new { })).StatusCode);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_was_given_to_another_leaves_his_list(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, visit) = await app.DispatchedOrder("westernEngineer");
        await app.Do("westernEngineer", $"/api/visits/{visit}/decline", new { reason = "too-far" });

        await app.Do("dispatcher", $"/api/orders/{order}/visits", new { engineerId = app.World.Ids["engineer"] });

        Assert.Empty(await Listed(app, "/api/orders"));
        Assert.Empty((await app.Get("westernEngineer", "/api/visits")).AsArray());
    }

    private static async Task<IEnumerable<Guid>> Listed(GuijuApp app, string path) =>
        (await app.Get("westernEngineer", path))["items"]!.AsArray().Select(o => o!["id"]!.GetValue<Guid>());
}
