using System.Net;
using System.Text.Json.Nodes;

namespace Guiju.Server.Tests.Orders;

public sealed class ListOrdersTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Orders_are_found_by_the_codes_that_they_are_shown_with(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var wanted = await app.OpenedOrder();
        var other = app.Intake("western");
        (other["tier"], other["product"]) = ("normal", "voice");
        await app.Do("agent", "/api/orders", other);

        foreach (var filter in new[] { "tier=AAA", "product=internet", "status=new&tier=AAA", "open=true&q=eastern" })
            Assert.Equal([wanted], await Found(app, filter));
        Assert.Empty(await Found(app, "status=in-progress"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_unit_finds_the_orders_of_all_that_is_below_it(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var eastern = await app.OpenedOrder();
        var western = await app.OpenedOrder("western");

        Assert.Equal([eastern], await Found(app, $"unit={app.World.Ids["east"]}"));
        Assert.Equal([western, eastern], await Found(app, $"unit={app.World.Ids["north"]}"));
    }

    [Fact]
    public async Task A_code_that_nobody_knows_is_refused_and_named()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);

        var response = await app.As("dispatcher").GetAsync("/api/orders?tier=AAAA");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("AAAA", JsonNode.Parse(await response.Content.ReadAsStringAsync())!["title"]!.GetValue<string>());
    }

    private static async Task<IEnumerable<Guid>> Found(GuijuApp app, string filter) =>
        (await app.Get("dispatcher", $"/api/orders?{filter}"))["items"]!.AsArray().Select(o => o!["id"]!.GetValue<Guid>());
}
