using System.Text.Json.Nodes;

namespace Guiju.Server.Tests.Customers;

/// <summary>Finding who calls.</summary>
public sealed class FindCustomersTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_customer_is_found_by_name_number_and_the_last_digits_of_the_phone(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine, packs: false);
        var added = await Add(app, "银河网吧", "139-0000-4321");

        foreach (var q in new[] { "银河", "网吧", added["number"]!.GetValue<string>(), "4321", "13900004321", "00004321" })
            Assert.Equal([(q, "银河网吧")], (await Find(app, "agent", q)).Select(n => (q, n)));
        foreach (var q in new[] { "321", "1390", "nobody", "%", "_", "银河%" })
            Assert.Equal((q, false), (q, (await Find(app, "agent", q)).Contains("银河网吧")));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Digits_find_nothing_for_those_who_may_not_see_them(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine, packs: false);
        await Add(app, "银河网吧", "13900004321");

        Assert.Empty(await Find(app, "inspector", "4321"));
        var seen = await app.Get("inspector", "/api/customers?q=" + Uri.EscapeDataString("银河"));
        Assert.Equal("139****4321", seen["items"]![0]!["phone"]!.GetValue<string>());
        Assert.Equal("赵**", seen["items"]![0]!["contact"]!.GetValue<string>());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_province_finds_its_own_customers_only(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine, packs: false);

        Assert.Equal(["eastern", "western"], await Find(app, "agent", ""));
        Assert.Equal(["southern"], await Find(app, "southDispatcher", ""));
    }

    [Fact]
    public async Task A_customer_added_twice_under_one_key_is_there_once_and_a_used_number_is_refused()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite, packs: false);
        var body = Body(app, "银河网吧", "13900004321", "N-1");
        var first = JsonNode.Parse(await (await app.Post("agent", "/api/customers", body, "key")).Content.ReadAsStringAsync())!;
        var again = JsonNode.Parse(await (await app.Post("agent", "/api/customers", body, "key")).Content.ReadAsStringAsync())!;
        var other = await app.Post("agent", "/api/customers", Body(app, "银河书店", "13900004322", "N-1"), "other");

        Assert.Equal(first["id"]!.GetValue<Guid>(), again["id"]!.GetValue<Guid>());
        Assert.Single(await Find(app, "agent", "银河"));
        Assert.Equal(409, (int)other.StatusCode);
    }

    private static Task<JsonNode> Add(GuijuApp app, string name, string phone) => app.Do("agent", "/api/customers", Body(app, name, phone, null));

    private static object Body(GuijuApp app, string name, string phone, string? number) => new
    {
        name, number, tier = "normal", contract = "home", unitId = app.World.Ids["east"], site = "门店", address = "海岸街 5 号", place = "office", contact = "赵敏", phone,
    };

    private static async Task<List<string>> Find(GuijuApp app, string person, string q) =>
        [.. (await app.Get(person, "/api/customers?q=" + Uri.EscapeDataString(q)))["items"]!.AsArray().Select(c => c!["name"]!.GetValue<string>())];
}
