using System.Text.Json.Nodes;
using Guiju.Server.Kernel;
using Guiju.Testing;

namespace Guiju.Server.Tests.Orders;

/// <summary>
/// Plays visits by the shipped packs and writes down, after each step and while time passes, what this server shows and what it hands to the
/// phone, for the phone's engine to say the same of it (<c>web/api/tests/norms/visits.test.ts</c>).
/// </summary>
public sealed class PlayedVisitTests
{
    private static readonly string Folder = Directory.CreateDirectory(Repository.PathOf("artifacts", "vectors", "visits")).FullName;

    [Fact]
    public async Task A_visit_that_keeps_every_norm_is_written_down()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var (order, visit) = await app.DispatchedOrder();
        var looks = new List<JsonNode> { await Look(app, order) };
        foreach (var (path, wait, body) in Scenarios.Steps(app.Clock.GetUtcNow()))
        {
            await app.Pass(wait);
            await app.Do("engineer", $"/api/visits/{visit}/{path}", body);
            looks.Add(await Look(app, order));
        }

        await Write(app, "kept", looks);
        Assert.DoesNotContain(looks[^1]["page"]!["verdicts"]!.AsArray(), v => v!["state"]!.GetValue<string>() is "breached");
    }

    [Fact]
    public async Task A_visit_of_which_much_comes_late_is_written_down()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var (order, visit) = await app.DispatchedOrder();
        var looks = new List<JsonNode> { await Look(app, order) };
        foreach (var (path, _, body) in Scenarios.Steps(app.Clock.GetUtcNow().AddMinutes(10)).Take(10))
        {
            await Wait(app, order, looks, path);
            await app.Post("engineer", $"/api/visits/{visit}/{path}", body);
            looks.Add(await Look(app, order));
        }

        await Write(app, "late", looks);
        Assert.Contains(looks[^1]["page"]!["verdicts"]!.AsArray(), v => v!["state"]!.GetValue<string>() is "breached");
        Assert.Contains(looks, look => look["page"]!["visits"]![0]!["acts"]!.AsArray().Any(a => a!["violations"]!.AsArray().Any(v => v!["opensAt"] is not null)));
    }

    [Fact]
    public async Task An_order_that_was_on_hold_and_regraded_is_written_down()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var (order, visit) = await app.DispatchedOrder();
        await app.Walk(visit, "arrival");
        var looks = new List<JsonNode> { await Look(app, order) };
        foreach (var (path, body) in new (string, object)[]
        {
            ("pause", new { reason = "customer-request", note = "客户要求" }), ("resumption", new { }), ("regrading", new { scope = "cross-province", tier = "AA", reason = "客户改报" }),
        })
        {
            await app.Do("dispatcher", $"/api/orders/{order}/{path}", body);
            looks.Add(await Look(app, order));
            await Wait(app, order, looks, path);
        }

        await Write(app, "held", looks);
        Assert.Contains(looks, look => look["page"]!["clocks"]!.AsArray().Any(c => c!["state"]!.GetValue<string>() is "paused"));
    }

    /// <summary>Time passes, and is looked at now and then.</summary>
    private static async Task Wait(GuijuApp app, Guid order, List<JsonNode> looks, string until)
    {
        foreach (var minutes in until is "arrival" or "resumption" or "solution" ? new[] { 1, 4, 35, 90 } : [1, 2])
        {
            await app.Pass(TimeSpan.FromMinutes(minutes));
            looks.Add(await Look(app, order));
        }
    }

    private static async Task<JsonNode> Look(GuijuApp app, Guid order) => new JsonObject
    {
        ["now"] = app.Clock.GetUtcNow().ToMicros(),
        ["page"] = await app.Get("engineer", $"/api/orders/{order}"),
        ["facts"] = await app.Get("engineer", $"/api/orders/{order}/facts"),
    };

    private static async Task Write(GuijuApp app, string name, List<JsonNode> looks)
    {
        var written = new JsonObject { ["rules"] = await app.Get("engineer", "/api/packs/in-force"), ["looks"] = new JsonArray([.. looks]) };
        await File.WriteAllTextAsync(Path.Combine(Folder, name + ".json"), written.ToJsonString(), TestContext.Current.CancellationToken);
    }
}
