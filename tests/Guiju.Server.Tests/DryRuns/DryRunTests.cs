using System.Net;
using System.Text.Json.Nodes;
using Guiju.Norms;
using Guiju.Server.DryRuns;
using Guiju.Server.NormDesk;
using Guiju.Server.Storage;
using Guiju.Server.Tests.Imports;
using Guiju.Server.Tests.NormDesk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Guiju.Server.Tests.NormDesk.Papers;

namespace Guiju.Server.Tests.DryRuns;

/// <summary>What a draft would change of the past is known before anybody signs it.</summary>
public sealed class DryRunTests : IDisposable
{
    private const string Parcels = "PK-PARCELS";

    private readonly string _folder = Directory.CreateTempSubdirectory("guiju-dry-run-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Over_own_orders_it_names_what_would_newly_fail_by_clause_contractor_and_unit(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (_, contracted) = await app.DispatchedOrder("contractorEngineer");
        await app.Walk(contracted, "work", "contractorEngineer");
        var (own, visit) = await app.DispatchedOrder();
        await app.Walk(visit, "work");
        await app.Pass(TimeSpan.FromMinutes(14));
        await app.Do("engineer", $"/api/visits/{visit}/escalation", new { tried = "已换线", by = "app" });
        await app.Drafted(before: "within: 15m", after: "within: 13m");

        var page = await app.Tried();

        Assert.Equal(("done", 2, 2), (page["run"]!["state"]!.GetValue<string>(), page["run"]!["total"]!.GetValue<int>(), page["run"]!["done"]!.GetValue<int>()));
        Assert.Equal((1, 0), (page["run"]!["fails"]!.GetValue<int>(), page["run"]!["passes"]!.GetValue<int>()));
        var clause = page["clauses"]!.AsArray().Single(c => c!["norm"]!.GetValue<string>() is "GT-15MIN")!;
        Assert.Equal((1, 2, 1), (clause["before"]!["breached"]!.GetValue<int>(), clause["after"]!["breached"]!.GetValue<int>(), clause["fails"]!.GetValue<int>()));
        Assert.All(page["clauses"]!.AsArray().Where(c => c != clause), c => Assert.Equal(0, c!["fails"]!.GetValue<int>() + c["passes"]!.GetValue<int>()));
        var firms = page["contractors"]!.AsArray().ToDictionary(g => g!["name"]?.GetValue<string>() ?? "", g => (g!["cases"]!.GetValue<int>(), g["fails"]!.GetValue<int>()));
        Assert.Equal(new() { [""] = (1, 1), ["代维一公司"] = (1, 0) }, firms);
        Assert.Equal(1, page["units"]!.AsArray().Single(u => u!["name"]!.GetValue<string>() is "east")!["fails"]!.GetValue<int>());

        var change = (await app.Get("normApprover", $"/api/dry-runs/{page["run"]!["id"]}/changes?effect=fails"))["items"]!.AsArray().Single()!;
        Assert.Equal((own, visit, "held", "breached"), (change["rootId"]!.GetValue<Guid>(), change["caseId"]!.GetValue<Guid>(), change["was"]!.GetValue<string>(), change["becomes"]!.GetValue<string>()));
        Assert.Empty((await app.Get("normApprover", $"/api/dry-runs/{page["run"]!["id"]}/changes?norm=GT-WORK-REC"))["items"]!.AsArray());
        Assert.Equal(1, (await app.Shown())["trial"]!["fails"]!.GetValue<int>());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Over_an_imported_log_it_compares_with_the_revision_that_the_log_came_with(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var import = await Parcel(app, 3, 5);
        await Draft(app, "within: 3d");

        var page = await Tried(app, import);

        Assert.Equal((8, 5, 0), (page["run"]!["total"]!.GetValue<int>(), page["run"]!["passes"]!.GetValue<int>(), page["run"]!["fails"]!.GetValue<int>()));
        Assert.Equal("1", page["run"]!["against"]!.GetValue<string>());
        var heavy = page["clauses"]!.AsArray().Single(c => c!["norm"]!.GetValue<string>() is "P-HEAVY")!;
        Assert.Equal((5, 3), (heavy["after"]!["held"]!.GetValue<int>(), heavy["after"]!["inapplicable"]!.GetValue<int>()));
        var changes = (await app.Get("custodian", $"/api/dry-runs/{page["run"]!["id"]}/changes?take=2"));
        Assert.Equal(["slow1", "slow2"], changes["items"]!.AsArray().Select(c => c!["label"]!.GetValue<string>()));
        Assert.Equal(2, (await app.Get("custodian", $"/api/dry-runs/{page["run"]!["id"]}/changes?take=2&cursor={changes["next"]}"))["items"]!.AsArray().Count);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Cut_off_it_goes_on_where_it_was_and_counts_nothing_twice(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var import = await Parcel(app, 150, 170);
        await Draft(app, "within: 3d");
        var run = await app.Do("custodian", GuijuApp.Revision("dry-runs", "2", Parcels), new { importId = import });
        await CutOff(app, run["id"]!.GetValue<Guid>());
        var half = await app.InDatabase(db => db.DryRuns.AsNoTracking().SingleAsync());
        Assert.Equal((DryRunState.Running, 100L), (half.State, half.Done));
        Assert.True(half.Changes is 0);

        Assert.False(await app.Services.GetRequiredService<DryRunWorker>().RoundAsync(CancellationToken.None));
        app.Clock.Advance(RunDryRun.ClaimFor);
        await app.Work();

        var page = await app.Get("custodian", $"/api/dry-runs/{run["id"]}");
        Assert.Equal(("done", 320, 170), (page["run"]!["state"]!.GetValue<string>(), page["run"]!["done"]!.GetValue<int>(), page["run"]!["passes"]!.GetValue<int>()));
        Assert.Equal(170, await app.InDatabase(db => db.DryRunChanges.Select(c => c.Label).Distinct().CountAsync()));
        Assert.Equal(170, await app.InDatabase(db => db.DryRunChanges.CountAsync()));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Stopped_it_keeps_what_it_found_and_does_not_count_as_a_trial(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var import = await Parcel(app, 150, 10);
        await Draft(app, "within: 3d");
        var run = await app.Do("custodian", GuijuApp.Revision("dry-runs", "2", Parcels), new { importId = import });
        await CutOff(app, run["id"]!.GetValue<Guid>());

        Assert.Equal(HttpStatusCode.NoContent, (await app.Post("custodian", $"/api/dry-runs/{run["id"]}/cancellation", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await app.Post("custodian", $"/api/dry-runs/{run["id"]}/cancellation", new { })).StatusCode);
        app.Clock.Advance(RunDryRun.ClaimFor);
        Assert.False(await app.Services.GetRequiredService<DryRunWorker>().RoundAsync(CancellationToken.None));

        var page = await app.Get("custodian", $"/api/dry-runs/{run["id"]}");
        Assert.Equal(("cancelled", 100), (page["run"]!["state"]!.GetValue<string>(), page["run"]!["done"]!.GetValue<int>()));
        Assert.Null((await app.Get("custodian", $"/api/documents/{Parcels}"))["revisions"]!.AsArray().Single(r => r!["number"]!.GetValue<string>() is "2")!["trial"]);
    }

    [Fact]
    public async Task A_pack_for_foreign_logs_is_tried_on_a_log_and_a_faulty_draft_on_nothing()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var import = await Parcel(app, 1, 1);
        await Draft(app, "within: 3d");

        Assert.Equal("dry-run.needs-a-log", await Code(app, "2", new { months = 6 }));
        Assert.Equal("import.unknown", await Code(app, "2", new { importId = Guid.NewGuid() }));
        await Draft(app, "within: soon", "3");
        Assert.Equal("dry-run.does-not-compile", await Code(app, "3", new { importId = import }));
    }

    [Fact]
    public async Task A_log_may_not_be_brought_under_control_twice()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        await Parcel(app, 1, 1);
        await Parcel(app, 2, 1);

        var page = await app.Get("custodian", $"/api/documents/{Parcels}");
        Assert.Equal(("1", true), (page["revisions"]!.AsArray().Single()!["number"]!.GetValue<string>(), page["revisions"]![0]!["received"]!.GetValue<bool>()));
    }

    private static async Task<string> Code(GuijuApp app, string revision, object body) =>
        JsonNode.Parse(await (await app.Post("custodian", GuijuApp.Revision("dry-runs", revision, Parcels), body)).Content.ReadAsStringAsync())!["code"]!.GetValue<string>();

    private async Task<Guid> Parcel(GuijuApp app, int quick, int slow)
    {
        var traces = Enumerable.Range(1, quick).Select(i => ImportedLogs.Quick.Replace("quick", $"quick{i}", StringComparison.Ordinal))
            .Concat(Enumerable.Range(1, slow).Select(i => ImportedLogs.Slow.Replace("slow", $"slow{i}", StringComparison.Ordinal)));
        return (await ImportedLogs.Import(app, ImportedLogs.Write(_folder, "parcels.xes", [.. traces]), ImportedLogs.Pack())).Id;
    }

    private static async Task Draft(GuijuApp app, string within, string revision = "2")
    {
        var files = ImportedLogs.Pack(within).ConvertAll(f => new PackFile(f.Name, f.Text));
        await app.Do("custodian", $"/api/documents/{Parcels}/revisions", new { revision, files });
    }

    private static async Task<JsonNode> Tried(GuijuApp app, Guid import)
    {
        var run = await app.Do("custodian", GuijuApp.Revision("dry-runs", "2", Parcels), new { importId = import });
        await app.Work();
        return await app.Get("custodian", $"/api/dry-runs/{run["id"]}");
    }

    /// <summary>A worker that is stopped after its first piece, as by a crash.</summary>
    private static async Task CutOff(GuijuApp app, Guid id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GuijuDb>();
        var run = await db.DryRuns.SingleAsync(r => r.Id == id);
        using var crash = new CancellationTokenSource();
        db.SavedChanges += (_, _) => crash.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scope.ServiceProvider.GetRequiredService<RunDryRun>().Work(run, crash.Token));
    }
}
