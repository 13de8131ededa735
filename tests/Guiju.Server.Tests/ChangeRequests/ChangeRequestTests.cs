using System.Net;
using System.Text.Json.Nodes;
using Guiju.Server.Ledger;
using Guiju.Server.Tests.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Server.Tests.ChangeRequests;

public sealed class ChangeRequestTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_request_goes_to_the_custodian_and_who_asked_is_told_of_the_answer(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, _) = await app.DispatchedOrder();
        var id = (await app.Do("engineer", "/api/change-requests", Request(order)))["id"]!.GetValue<Guid>();

        var asked = (await app.Get("custodian", "/api/change-requests?state=new"))["items"]!.AsArray().Single()!;
        Assert.Equal(("不合理", "CM-SLA-TABLE", false), (asked["text"]!.GetValue<string>(), asked["norm"]!.GetValue<string>(), asked["own"]!.GetValue<bool>()));
        Assert.Equal(order, asked["cases"]![0]!["orderId"]!.GetValue<Guid>());
        Assert.StartsWith("GD", asked["cases"]![0]!["number"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("CM-c:67-118", asked["source"]!.GetValue<string>());

        await app.Do("custodian", $"/api/change-requests/{id}/answer", new { draft = "2026-12.1", text = "下一版改" });
        var mine = await Mine(app);
        Assert.Equal(("taken-up", "2026-12.1", true), (mine["state"]!.GetValue<string>(), mine["draft"]!.GetValue<string>(), mine["unread"]!.GetValue<bool>()));
        await app.Do("engineer", $"/api/change-requests/{id}/reading", new { });
        Assert.False((await Mine(app))["unread"]!.GetValue<bool>());
        await Refused(app, "custodian", $"/api/change-requests/{id}/answer", new { text = "不改了" }, "change.answered");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_refusal_needs_its_reason_and_others_see_neither_request_nor_answer(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var id = (await app.Do("contractorManager", "/api/change-requests", Request()))["id"]!.GetValue<Guid>();
        await Refused(app, "custodian", $"/api/change-requests/{id}/answer", new { }, "change.reason-needed");
        await app.Do("custodian", $"/api/change-requests/{id}/answer", new { text = "合同约定如此" });

        Assert.Equal("declined", (await app.Get("contractorManager", "/api/change-requests"))["items"]![0]!["state"]!.GetValue<string>());
        Assert.Empty((await app.Get("engineer", "/api/change-requests"))["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Post("engineer", $"/api/change-requests/{id}/reading", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Post("engineer", $"/api/change-requests/{id}/answer", new { text = "x" })).StatusCode);
    }

    [Fact]
    public async Task A_clause_that_is_not_there_and_an_order_that_one_may_not_see_are_refused()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var order = await app.OpenedOrder();

        await Refused(app, "engineer", "/api/change-requests", new { pack = "PK-CM-GROUP", norm = "CM-NO", text = "x" }, "change.no-clause");
        await Refused(app, "westernEngineer", "/api/change-requests", Request(order), "order.unknown");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_list_is_rebuilt_from_events(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var id = (await app.Do("engineer", "/api/change-requests", Request()))["id"]!.GetValue<Guid>();
        await app.Do("custodian", $"/api/change-requests/{id}/answer", new { text = "不改" });
        var tables = new StoredTables(app);
        var before = await tables.Rows("SELECT * FROM change_requests");
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RebuildProjections>().Run(progress: null, CancellationToken.None);

        Assert.Equal(before, await tables.Rows("SELECT * FROM change_requests"));
        Assert.Single(before);
    }

    private static object Request(params Guid[] orders) => new { pack = "PK-CM-GROUP", norm = "CM-SLA-TABLE", text = "不合理", orders };

    private static async Task<JsonNode> Mine(GuijuApp app) => (await app.Get("engineer", "/api/change-requests"))["items"]!.AsArray().Single()!;

    private static async Task Refused(GuijuApp app, string person, string path, object body, string code)
    {
        var answer = await app.Post(person, path, body);
        Assert.Equal(code, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!.GetValue<string>());
    }
}
