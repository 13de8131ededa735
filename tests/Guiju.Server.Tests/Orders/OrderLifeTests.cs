using System.Net;
using System.Text.Json.Nodes;

namespace Guiju.Server.Tests.Orders;

public sealed class OrderLifeTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_order_goes_from_the_call_to_the_archive_under_its_norms(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, visit) = await app.DispatchedOrder();
        await app.Walk(visit, "leaving");
        await app.Do("dispatcher", $"/api/orders/{order}/record", new { process = "换网卡", analysis = "网卡坏", leftoversNone = true, source = "online" });
        await app.Do("dispatcher", $"/api/orders/{order}/archive", new { paperNumber = "P-1" });

        var page = await app.Get("dispatcher", $"/api/orders/{order}");

        Assert.Equal("archived", page["order"]!["status"]!.GetValue<string>());
        var verdicts = page["verdicts"]!.AsArray();
        Assert.Empty(verdicts.Where(v => v!["state"]!.GetValue<string>() is "breached" or "pending").Select(v => v!["norm"]!.GetValue<string>()));
        Assert.Contains("CM-SLA-TABLE", Held(verdicts));
        Assert.Contains("GT-15MIN", Held(verdicts));
        Assert.Contains("GT-5EARLY", Held(verdicts));
        Assert.True(Held(verdicts).Count >= 30, string.Join(' ', Held(verdicts)));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_gate_refuses_with_the_clause_and_nothing_is_written(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, visit) = await app.DispatchedOrder();
        await app.Walk(visit, "admission");
        var before = await app.Get("dispatcher", $"/api/orders/{order}");

        var response = await app.Post("engineer", $"/api/visits/{visit}/work", new { });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal("norm.gate", problem["code"]!.GetValue<string>());
        var violation = Assert.Single(problem["violations"]!.AsArray());
        Assert.Equal("GT-BACKUP", violation!["norm"]!.GetValue<string>());
        Assert.Equal("GT01:153", violation["source"]!.GetValue<string>());
        Assert.Equal(before["version"]!.GetValue<int>(), (await app.Get("dispatcher", $"/api/orders/{order}"))["version"]!.GetValue<int>());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task At_fifteen_minutes_the_system_escalates_but_only_the_engineers_report_or_the_solution_fulfils_the_norm(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, visit) = await app.DispatchedOrder();
        await app.Walk(visit, "work");

        await app.Pass(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Equal("pending", await State(app, order, "GT-15MIN"));
        await app.Pass(TimeSpan.FromSeconds(1));

        var page = await app.Get("supervisor", $"/api/orders/{order}");
        Assert.Equal("breached", await State(app, order, "GT-15MIN"));
        Assert.Contains("escalation.raised", page["timeline"]!.AsArray().Select(e => e!["name"]!.GetValue<string>()));
        Assert.Contains("escalation.raised", (await app.Get("supervisor", "/api/notices"))["items"]!.AsArray().Select(n => n!["kind"]!.GetValue<string>()));
        await app.Pass(TimeSpan.FromMinutes(1));
        await app.Do("supervisor", $"/api/visits/{visit}/takeover", new { help = "remote", note = "远程协助" });
        await app.Do("engineer", $"/api/visits/{visit}/escalation", new { tried = "已换线", by = "app" });
        Assert.Equal("breached", await State(app, order, "GT-15MIN"));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task An_act_stamped_at_the_very_instant_is_in_time_and_revises_what_was_announced(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, visit) = await app.DispatchedOrder();
        await app.Walk(visit, "work");
        var due = app.Clock.GetUtcNow().AddMinutes(15);
        await app.Pass(TimeSpan.FromMinutes(16));
        Assert.Equal("breached", await State(app, order, "GT-15MIN"));

        await app.Do("engineer", $"/api/visits/{visit}/escalation", new { tried = "已换线", by = "app", occurredAt = due });

        Assert.Equal("held", await State(app, order, "GT-15MIN"));
        var names = (await app.Get("dispatcher", $"/api/orders/{order}"))["timeline"]!.AsArray().Select(e => e!["name"]!.GetValue<string>()).ToList();
        Assert.Single(names, "verdict.revised");
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Nobody_at_home_means_knock_wait_card_and_a_new_appointment(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, visit) = await app.DispatchedOrder();
        await app.Walk(visit, "knock");
        var card = new { surname = "王", arrivalAt = app.Clock.GetUtcNow(), visitor = "李工", contactPerson = "李工", phone = "13900000000", delivery = "printed" };

        Assert.Equal(["GT-WAIT5", "MS-CARD-BEFORE"], await Refused(app, visit, "no-show"));
        await app.Do("engineer", $"/api/visits/{visit}/card", card);
        Assert.Equal(["GT-WAIT5"], await Refused(app, visit, "no-show"));
        await app.Pass(TimeSpan.FromMinutes(11));
        await app.Do("engineer", $"/api/visits/{visit}/no-show", new { note = "无人" });

        Assert.Equal("unmet", (await app.Get("dispatcher", $"/api/orders/{order}"))["order"]!["status"]!.GetValue<string>());
        await app.Do("dispatcher", $"/api/orders/{order}/visits", new { engineerId = app.World.Ids["engineer2"] });
        Assert.Equal("dispatched", (await app.Get("dispatcher", $"/api/orders/{order}"))["order"]!["status"]!.GetValue<string>());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task With_no_pack_loaded_every_step_may_be_skipped(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine, packs: false);
        var steps = Scenarios.Steps(app.Clock.GetUtcNow());
        foreach (var skipped in steps.Select(s => s.Path).Where(p => p is not "arrival"))
        {
            var (order, visit) = await app.DispatchedOrder();
            foreach (var (path, _, body) in steps.Where(s => s.Path != skipped))
                await app.Do("engineer", $"/api/visits/{visit}/{path}", body);
            Assert.Equal(skipped is "leaving" or "solution" ? "in-progress" : "completed", Status(await app.Get("dispatcher", $"/api/orders/{order}"), skipped));
        }
    }

    private static string Status(JsonNode page, string skipped)
    {
        var status = page["order"]!["status"]!.GetValue<string>();
        return (skipped, status) switch
        {
            ("leaving", "solved") => "in-progress",
            ("solution", "suspended") => "in-progress",
            _ => status,
        };
    }

    private static List<string> Held(JsonArray verdicts) =>
        [.. verdicts.Where(v => v!["state"]!.GetValue<string>() is "held").Select(v => v!["norm"]!.GetValue<string>())];

    private static async Task<string> State(GuijuApp app, Guid order, string norm) =>
        (await app.Get("dispatcher", $"/api/orders/{order}"))["verdicts"]!.AsArray().Single(v => v!["norm"]!.GetValue<string>() == norm)!["state"]!.GetValue<string>();

    private static async Task<string[]> Refused(GuijuApp app, Guid visit, string path)
    {
        var response = await app.Post("engineer", $"/api/visits/{visit}/{path}", new { });
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        return [.. JsonNode.Parse(await response.Content.ReadAsStringAsync())!["violations"]!.AsArray().Select(v => v!["norm"]!.GetValue<string>()).Order()];
    }
}
