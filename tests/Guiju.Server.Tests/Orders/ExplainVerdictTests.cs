using System.Net;
using System.Text.Json.Nodes;
using Guiju.Server.Tests.Imports;

namespace Guiju.Server.Tests.Orders;

public sealed class ExplainVerdictTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_paused_clock_is_told_as_a_bill_whose_days_add_up(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var order = await app.OpenedOrder();
        await app.Pass(TimeSpan.FromMinutes(30));
        await app.Do("dispatcher", $"/api/orders/{order}/pause", new { reason = "customer-request", note = "客户要求" });
        await app.Pass(TimeSpan.FromHours(30));
        await app.Do("dispatcher", $"/api/orders/{order}/resumption", new { note = "可以了" });
        await app.Pass(TimeSpan.FromMinutes(20));

        var why = await Explain(app, "dispatcher", order);

        Assert.Equal("pending", why["state"]!.GetValue<string>());
        var account = why["accounts"]!.AsArray().Single()!;
        Assert.Equal("order.opened", account["activation"]!["event"]!.GetValue<string>());
        Assert.Contains(account["atoms"]!.AsArray(), a => a!["name"]!.GetValue<string>() is "order.tier" && a["seen"]!.GetValue<string>() is "AAA");
        var bill = account["bill"]!;
        Assert.Equal((50 * 60_000, 30 * 3_600_000, 7_200_000), (Ms(bill, "elapsedMs"), Ms(bill, "pausedMs"), Ms(bill, "limitMs")));
        Assert.Equal(50 * 60_000, bill["days"]!.AsArray().Sum(d => Ms(d!, "elapsedMs")));
        Assert.Equal(30 * 3_600_000, bill["days"]!.AsArray().Sum(d => Ms(d!, "pausedMs")));
        var pause = bill["pauses"]!.AsArray().Single()!;
        Assert.Equal(("order.paused", "order.resumed"), (pause["began"]!["event"]!.GetValue<string>(), pause["ended"]!["event"]!.GetValue<string>()));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_breach_is_explained_with_its_instant_and_a_visit_by_its_own_case(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, visit) = await app.DispatchedOrder();
        await app.Walk(visit, "work");
        await app.Pass(TimeSpan.FromHours(9));
        var page = await app.Get("dispatcher", $"/api/orders/{order}");

        foreach (var verdict in page["verdicts"]!.AsArray().Where(v => v!["check"]!.GetValue<string>() is "A" or "G"))
        {
            var path = $"/api/orders/{order}/explanations/{verdict!["pack"]}/{verdict["revision"]}/{verdict["norm"]}?caseId={verdict["case"]!["id"]}";
            var why = await app.Get("dispatcher", path);
            Assert.Equal(verdict["state"]!.GetValue<string>(), why["state"]!.GetValue<string>());
            Assert.Equal(verdict["source"]!.GetValue<string>(), why["source"]!.GetValue<string>());
            if (verdict["firstBreachAt"] is { } at)
                Assert.Equal(at.GetValue<DateTimeOffset>(), why["accounts"]!.AsArray().Where(a => a!["state"]!.GetValue<string>() is "breached").Min(a => a!["decidedAt"]!.GetValue<DateTimeOffset>()));
        }

        Assert.Contains(page["verdicts"]!.AsArray(), v => v!["state"]!.GetValue<string>() is "breached" && v["case"]!["kind"]!.GetValue<string>() is "visit");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_case_of_an_imported_log_is_explained_by_its_own_pack(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (import, one) = await ImportedLogs.Small(app, "east", "first");

        var why = await app.Get("auditor", $"/api/imports/{import}/cases/{one}/explanations/P-DAY");

        Assert.Equal("held", why["state"]!.GetValue<string>());
        Assert.Equal("answers", why["accounts"]![0]!["candidates"]![0]!["nearness"]!.GetValue<string>());
        Assert.Equal("delivered", why["accounts"]![0]!["target"]!["data"]!["activity"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, (await app.As("auditor").GetAsync($"/api/imports/{import}/cases/{one}/explanations/P-NO")).StatusCode);
    }

    [Fact]
    public async Task What_is_not_there_or_not_to_be_seen_is_not_explained()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var order = await app.OpenedOrder();

        foreach (var (person, path) in new[] { ("southDispatcher", Path(order)), ("dispatcher", Path(order, "CM-NO")), ("dispatcher", Path(order) + $"?caseId={Guid.NewGuid()}") })
            Assert.Equal(HttpStatusCode.NotFound, (await app.As(person).GetAsync(path)).StatusCode);
    }

    private static string Path(Guid order, string norm = "CM-SLA-TABLE") => $"/api/orders/{order}/explanations/PK-CM-GROUP/2011-05.1/{norm}";

    private static Task<JsonNode> Explain(GuijuApp app, string person, Guid order) => app.Get(person, Path(order));

    private static double Ms(JsonNode node, string name) => node[name]!.GetValue<double>();
}
