using System.Net;
using System.Text.Json.Nodes;
using Guiju.Server.Ledger;
using Guiju.Server.Tests.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Server.Tests.Appeals;

public sealed class AppealTests
{
    private const string Restore = "CM-SLA-TABLE";

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_engineer_appeals_a_supervisor_grants_and_the_breach_stays_and_is_marked(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var order = await Late(app);
        var before = await Verdict(app, order);

        await app.Do("engineer", $"/api/orders/{order}/appeals", Appeal("机房停电，不能进场"));
        var appeal = (await Verdict(app, order))["appeal"]!;
        Assert.Equal("机房停电，不能进场", appeal["reason"]!.GetValue<string>());
        await app.Do("supervisor", Decision(order, appeal), new { outcome = "granted", reason = "停电记录属实", until = app.Clock.GetUtcNow().AddDays(30) });

        var after = await Verdict(app, order);
        Assert.Equal("breached", after["state"]!.GetValue<string>());
        Assert.Equal(before["firstBreachAt"]!.GetValue<DateTimeOffset>(), after["firstBreachAt"]!.GetValue<DateTimeOffset>());
        Assert.Equal("停电记录属实", after["waiver"]!["reason"]!.GetValue<string>());
        Assert.Equal("granted", after["appeal"]!["outcome"]!.GetValue<string>());
        Assert.Equal("waived", await State(app));

        // It ends by itself, and the breach counts again.
        await app.Pass(TimeSpan.FromDays(30));
        Assert.Null((await Verdict(app, order))["waiver"]);
        Assert.Equal("ended", await State(app));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_upheld_verdict_is_answered_with_the_reason_and_not_waived(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var order = await Late(app);
        await app.Do("engineer", $"/api/orders/{order}/appeals", Appeal("路上堵车"));
        var appeal = (await Verdict(app, order))["appeal"]!;

        await app.Do("supervisor", Decision(order, appeal), new { outcome = "upheld", reason = "出发过晚" });

        Assert.Null((await Verdict(app, order))["waiver"]);
        var mine = (await app.Get("engineer", "/api/appeals?mine=true"))["items"]!.AsArray().Single()!;
        Assert.Equal(("upheld", "出发过晚", true), (mine["state"]!.GetValue<string>(), mine["answer"]!.GetValue<string>(), mine["own"]!.GetValue<bool>()));
        await Refused(app, "engineer", $"/api/orders/{order}/appeals", Appeal("再申诉一次"), "appeal.once");
        await Refused(app, "supervisor", Decision(order, appeal), new { outcome = "granted", reason = "改主意" }, "appeal.not-open");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Nobody_decides_his_own_appeal_and_only_breaches_are_appealed(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var order = await Late(app);
        await Refused(app, "engineer", $"/api/orders/{order}/appeals", new { pack = "PK-CM-GROUP", norm = "CM-NO", reason = "x" }, "appeal.not-breached");

        await app.Do("supervisor", $"/api/orders/{order}/appeals", Appeal("替班组申诉"));
        var appeal = (await Verdict(app, order))["appeal"]!;
        await Refused(app, "supervisor", Decision(order, appeal), new { outcome = "granted", reason = "同意" }, "appeal.own");
        await Refused(app, "custodian", $"/api/orders/{order}/waivers", Waiver("直接豁免"), "waiver.appeal-open");
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Post("engineer", Decision(order, appeal), new { outcome = "granted", reason = "同意" })).StatusCode);
        await app.Do("custodian", Decision(order, appeal), new { outcome = "granted", reason = "条文本意不包括停电" });
        Assert.NotNull((await Verdict(app, order))["waiver"]);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_waiver_is_given_once_ends_in_the_future_and_can_be_taken_back(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var order = await Late(app);
        var path = $"/api/orders/{order}/waivers";
        await Refused(app, "supervisor", path, new { pack = "PK-CM-GROUP", norm = Restore, reason = "x", until = app.Clock.GetUtcNow().AddMinutes(-1) }, "waiver.ends-in-the-past");
        await app.Do("supervisor", path, Waiver("客户书面同意延期"));
        await Refused(app, "supervisor", path, Waiver("再来一次"), "waiver.holds-already");

        var waiver = (await Verdict(app, order))["waiver"]!["id"]!.GetValue<Guid>();
        await app.Do("supervisor", $"{path}/{waiver}/withdrawal", new { reason = "客户撤回" });

        Assert.Null((await Verdict(app, order))["waiver"]);
        Assert.Equal("ended", await State(app));
        await Refused(app, "supervisor", $"{path}/{waiver}/withdrawal", new { reason = "再撤" }, "waiver.not-in-force");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Marks_change_no_verdict_of_an_order_that_is_over(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var order = await Late(app);
        await app.Do("dispatcher", $"/api/orders/{order}/cancellation", new { reason = "customer-withdrew", note = "客户撤单" });
        var before = Told(await app.Get("dispatcher", $"/api/orders/{order}"));
        await app.Pass(TimeSpan.FromDays(2));

        await app.Do("engineer", $"/api/orders/{order}/appeals", Appeal("撤单前已解决"));

        Assert.Equal(before, Told(await app.Get("dispatcher", $"/api/orders/{order}")));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_list_is_rebuilt_from_events_and_shows_only_what_one_may_see(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var order = await Late(app);
        await app.Do("engineer", $"/api/orders/{order}/appeals", Appeal("停电"));
        var tables = new StoredTables(app);
        var before = await tables.Rows("SELECT * FROM appeals");
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RebuildProjections>().Run(progress: null, CancellationToken.None);

        Assert.Equal(before, await tables.Rows("SELECT * FROM appeals"));
        Assert.Single(before);
        Assert.Single((await app.Get("supervisor", "/api/appeals?state=open"))["items"]!.AsArray());
        Assert.Empty((await app.Get("supervisor", "/api/appeals?state=waived"))["items"]!.AsArray());
        Assert.Equal(1, (await app.Get("supervisor", "/api/appeals?state=waived"))["counts"]!["open"]!.GetValue<int>());
        Assert.Empty((await app.Get("southDispatcher", "/api/appeals"))["items"]!.AsArray());
        Assert.Empty((await app.Get("contractorManager", "/api/appeals"))["items"]!.AsArray());
    }

    private static async Task<Guid> Late(GuijuApp app)
    {
        var (order, _) = await app.DispatchedOrder();
        await app.Pass(TimeSpan.FromHours(3));
        return order;
    }

    private static object Appeal(string reason) => new { pack = "PK-CM-GROUP", norm = Restore, reason };

    private static object Waiver(string reason) => new { pack = "PK-CM-GROUP", norm = Restore, reason };

    private static string Decision(Guid order, JsonNode appeal) => $"/api/orders/{order}/appeals/{appeal["id"]}/decision";

    private static async Task<JsonNode> Verdict(GuijuApp app, Guid order) =>
        (await app.Get("dispatcher", $"/api/orders/{order}"))["verdicts"]!.AsArray().Single(v => v!["norm"]!.GetValue<string>() == Restore)!;

    private static async Task<string> State(GuijuApp app) => (await app.Get("supervisor", "/api/appeals"))["items"]!.AsArray().Single()!["state"]!.GetValue<string>();

    private static string Told(JsonNode page) => string.Join('\n', page["verdicts"]!.AsArray().Select(v => $"{v!["norm"]} {v["state"]} {v["firstBreachAt"]} {v["violations"]}"));

    private static async Task Refused(GuijuApp app, string person, string path, object body, string code)
    {
        var answer = await app.Post(person, path, body);
        Assert.Equal(code, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!.GetValue<string>());
    }
}
