using System.Net;
using Guiju.Logs;
using Guiju.Logs.Mapping;
using Guiju.Norms;
using Guiju.Server.Imports;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Tests.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Guiju.Server.Tests.Imports.ImportedLogs;

namespace Guiju.Server.Tests.Imports;

public sealed class ImportLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("guiju-import-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_log_becomes_archived_cases_with_timelines_and_verdicts(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);

        var done = await Import(app, Log("log.xes", Quick, Slow));

        Assert.Equal((2L, 4L, 2L), (done.Cases, done.Events, done.Added));
        Assert.Equal([new NormCount("P-DAY", 1, 1, 0, 0, 0), new NormCount("P-HEAVY", 1, 0, 0, 1, 0)], done.Counts);
        var import = (await app.Get("dispatcher", "/api/imports"))["items"]![0]!;
        Assert.Equal("log.xes", import["name"]!.GetValue<string>());
        Assert.Equal("包裹", import["pack"]!["title"]!.GetValue<string>());
        Assert.Equal(1, import["verdicts"]!["breached"]!.GetValue<int>());
        Assert.True(import["complete"]!.GetValue<bool>());

        var cases = (await app.Get("dispatcher", $"/api/imports/{done.Id}/cases"))["items"]!.AsArray();
        Assert.Equal(["quick", "slow"], cases.Select(c => c!["key"]!.GetValue<string>()));
        Assert.Equal([0, 1], cases.Select(c => c!["breached"]!.GetValue<int>()));
        Assert.Empty((await Verify(app)).Faults);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_case_shows_what_the_log_said_and_which_clause_was_broken(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var done = await Import(app, Log("log.xes", Quick, Slow));
        var slow = (await app.Get("dispatcher", $"/api/imports/{done.Id}/cases?verdict=breached&norm=P-DAY&q=lo"))["items"]!.AsArray().Single()!["id"]!.GetValue<Guid>();

        var page = await app.Get("dispatcher", $"/api/imports/{done.Id}/cases/{slow}");

        Assert.Equal("gold", page["attributes"]!["customer"]!.GetValue<string>());
        var timeline = page["timeline"]!.AsArray();
        Assert.Equal(["log.recorded", "log.recorded", "case.imported"], timeline.Select(e => e!["name"]!.GetValue<string>()));
        Assert.Equal("sent", timeline[0]!["data"]!["activity"]!.GetValue<string>());
        Assert.Equal(12, timeline[0]!["data"]!["attributes"]!["weight"]!.GetValue<int>());
        Assert.Equal("2026-03-01T00:00:00+00:00", timeline[0]!["occurredAt"]!.GetValue<string>());
        var verdict = page["verdicts"]!.AsArray().Single(v => v!["norm"]!.GetValue<string>() is "P-DAY")!;
        Assert.Equal(("breached", "own:1"), (verdict["state"]!.GetValue<string>(), verdict["source"]!.GetValue<string>()));
        Assert.Equal("sent", verdict["witnesses"]![0]!["activation"]!["data"]!["activity"]!.GetValue<string>());
        Assert.Equal("2026-03-02T00:00:00+00:00", page["clocks"]![0]!["dueAt"]!.GetValue<string>());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_same_log_comes_in_once_and_what_was_cut_off_is_finished(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var path = Log("log.xes", Quick, Slow);
        var first = await Import(app, path);
        var events = await Count(app);
        await new StoredTables(app).Execute("UPDATE imports SET completed_at = NULL, counts = '[]'");

        var again = await Import(app, path);

        Assert.Equal((first.Id, 0L), (again.Id, again.Added));
        Assert.Equal(first.Counts, again.Counts);
        Assert.Equal(events, await Count(app));
        Assert.True((await app.Get("dispatcher", "/api/imports"))["items"]!.AsArray().Single()!["complete"]!.GetValue<bool>());
        Assert.Empty((await Verify(app)).Faults);

        // A longer log is another log, and another pack judges the same cases anew.
        Assert.Equal(3, (await Import(app, Log("log.xes", Quick, Slow, Quick))).Added);
        var strict = await ImportedLogs.Import(app, Log("log.xes", Quick, Slow), Pack("within: 1h"));
        Assert.Equal((0L, 2L), (strict.Added, strict.Counts[0].Breached));
        Assert.Equal([1, 1], (await app.Get("dispatcher", $"/api/imports/{first.Id}/cases"))["items"]!.AsArray().Select(c => c!["breached"]!.GetValue<int>()));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Imported_cases_are_rebuilt_from_their_events(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        await Import(app, Log("log.xes", Quick, Slow));
        await ImportedLogs.Import(app, Log("plain.xes", Slow), pack: null);
        await app.OpenedOrder();
        var tables = new StoredTables(app);
        var before = await Rows(tables);

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RebuildProjections>().Run(progress: null, CancellationToken.None);

        Assert.Equal(before, await Rows(tables));
        Assert.Equal(3, before.Count(r => r.StartsWith("imported_cases", StringComparison.Ordinal)));
        Assert.Equal(1, before.Count(r => r.StartsWith("alarms", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_has_no_business_with_a_unit_does_not_see_its_logs()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var done = await Import(app, Log("log.xes", Quick), unit: "north");
        var quick = (await app.Get("dispatcher", $"/api/imports/{done.Id}/cases"))["items"]![0]!["id"]!.GetValue<Guid>();

        Assert.Empty((await app.Get("southDispatcher", "/api/imports"))["items"]!.AsArray());
        foreach (var path in new[] { $"/api/imports/{done.Id}", $"/api/imports/{done.Id}/cases", $"/api/imports/{done.Id}/cases/{quick}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await app.As("southDispatcher").GetAsync(path)).StatusCode);
            foreach (var stranger in new[] { "agent", "engineer", "contractorManager" })
                Assert.Equal(HttpStatusCode.Forbidden, (await app.As(stranger).GetAsync(path)).StatusCode);
        }

        Assert.Equal("P-DAY", (await app.Get("auditor", $"/api/imports/{done.Id}"))["norms"]![0]!["id"]!.GetValue<string>());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Cases_are_found_by_norm_verdict_and_name(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var done = await Import(app, Log("log.xes", Quick, Slow));
        async Task<string> Found(string query) => string.Join(' ', (await app.Get("auditor", $"/api/imports/{done.Id}/cases?{query}"))["items"]!.AsArray().Select(c => c!["key"]!.GetValue<string>()));

        Assert.Equal("quick slow", await Found("norm=P-DAY"));
        Assert.Equal("slow", await Found("norm=P-DAY&verdict=breached"));
        Assert.Equal("quick", await Found("norm=P-DAY&verdict=held"));
        Assert.Equal("slow", await Found("norm=P-HEAVY"));
        Assert.Equal("quick", await Found("norm=P-HEAVY&verdict=inapplicable"));
        Assert.Equal("quick", await Found("verdict=inapplicable"));
        Assert.Equal("", await Found("verdict=pending"));
        Assert.Equal("", await Found("norm=P-D"));
        Assert.Equal("", await Found("norm=P_DAY"));
        Assert.Equal("slow", await Found("q=lo"));
        Assert.Equal("", await Found("q=%25"));
        Assert.Equal(HttpStatusCode.BadRequest, (await app.As("auditor").GetAsync($"/api/imports/{done.Id}/cases?verdict=late")).StatusCode);
    }

    [Fact]
    public async Task A_case_is_only_found_in_its_own_import()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var (import, _) = await Small(app, "east", "first");
        var (_, other) = await Small(app, "east", "second");

        Assert.Equal(HttpStatusCode.NotFound, (await app.As("auditor").GetAsync($"/api/imports/{import}/cases/{other}")).StatusCode);
    }

    [Fact]
    public async Task What_was_cut_off_under_another_pack_shows_no_counts_of_the_old_one()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var path = Log("log.xes", Quick, Slow);
        var done = await Import(app, path);
        using var cut = new CancellationTokenSource();
        await using var scope = app.Services.CreateAsyncScope();
        var other = Pack().ConvertAll(f => f with { Text = f.Text.Replace("P-DAY", "P-NEXT-DAY", StringComparison.Ordinal) });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scope.ServiceProvider.GetRequiredService<ImportLog>()
            .Run(new(path, LogMap.Xes, other, null), new(), progress: _ => cut.Cancel(), cut.Token));

        var page = await app.Get("auditor", $"/api/imports/{done.Id}");
        Assert.Empty(page["norms"]!.AsArray());
        Assert.False(page["import"]!["complete"]!.GetValue<bool>());
        Assert.Equal(0, (await ImportedLogs.Import(app, path, other)).Added);
        Assert.Equal("P-NEXT-DAY", (await app.Get("auditor", $"/api/imports/{done.Id}"))["norms"]![0]!["id"]!.GetValue<string>());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Every_kind_of_value_is_stored_as_the_log_gave_it(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var done = await ImportedLogs.Import(app, Log("log.xes", """
            <trace><string key="concept:name" value="one"/><float key="weight" value="3.0"/><boolean key="insured" value="true"/>
            <event><string key="concept:name" value="sent &#x1F4E6; 发出"/><date key="time:timestamp" value="2026-03-01T08:00:00.123456+08:00"/>
            <date key="promised" value="2026-03-02T08:00:00+08:00"/><int key="pieces" value="9007199254740993"/>
            <list key="stops"><values><string key="stop" value="西安"/></values></list></event></trace>
            """), pack: null);
        var one = (await app.Get("auditor", $"/api/imports/{done.Id}/cases"))["items"]![0]!["id"]!.GetValue<Guid>();

        var page = await app.Get("auditor", $"/api/imports/{done.Id}/cases/{one}");

        Assert.Equal("""{"concept:name":"one","insured":true,"weight":3.0}""", page["attributes"]!.ToJsonString());
        var told = page["timeline"]![0]!;
        Assert.Equal("2026-03-01T00:00:00.123456+00:00", told["occurredAt"]!.GetValue<string>());
        Assert.Equal("sent 📦 发出", told["data"]!["activity"]!.GetValue<string>());
        Assert.Equal(9007199254740993, told["data"]!["attributes"]!["pieces"]!.GetValue<long>());
        Assert.Equal("2026-03-02T08:00:00.0000000+08:00", told["data"]!["attributes"]!["promised"]!.GetValue<string>());
        Assert.Empty(page["verdicts"]!.AsArray());
        Assert.Empty((await Verify(app)).Faults);
    }

    [Fact]
    public async Task Who_watches_is_not_held_up_by_a_log_that_was_brought_in_meanwhile()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        await Import(app, Log("log.xes", [.. Enumerable.Range(1, 400).Select(i => Quick.Replace("quick", $"c{i}", StringComparison.Ordinal))]));
        await app.OpenedOrder();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/live") { Headers = { { "Last-Event-ID", "0" } } };
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(10));

        using var answer = await app.As("dispatcher").SendAsync(request, HttpCompletionOption.ResponseHeadersRead, soon.Token);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(soon.Token));
        var told = "";
        while (!told.Contains("order.opened", StringComparison.Ordinal))
            told += await lines.ReadLineAsync(soon.Token) ?? throw new EndOfStreamException(told);

        Assert.DoesNotContain("log.recorded", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_cases_follow_one_another_without_gap()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var done = await Import(app, Log("log.xes", [.. Enumerable.Range(1, 7).Select(i => Quick.Replace("quick", $"c{i}", StringComparison.Ordinal))]));
        var keys = new List<string>();
        string? cursor = null;
        do
        {
            var page = await app.Get("dispatcher", $"/api/imports/{done.Id}/cases?take=3&cursor={cursor}");
            keys.AddRange(page["items"]!.AsArray().Select(c => c!["key"]!.GetValue<string>()));
            cursor = page["next"]?.GetValue<string>();
        }
        while (cursor is not null);

        Assert.Equal(["c1", "c2", "c3", "c4", "c5", "c6", "c7"], keys);
    }

    [Theory]
    [InlineData("<log><trace>")]
    [InlineData("<!DOCTYPE log [<!ENTITY a \"b\">]><log/>")]
    public async Task An_unusable_log_writes_nothing(string text)
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var path = Path.Combine(_folder, "bad.xes");
        await File.WriteAllTextAsync(path, text);

        await Assert.ThrowsAsync<LogFault>(() => Import(app, path));

        Assert.Empty(await app.InDatabase(db => db.Imports.ToListAsync()));
        Assert.Equal(0, await Count(app));
    }

    [Fact]
    public async Task An_unknown_unit_is_refused_and_writes_nothing()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);

        var refusal = await Assert.ThrowsAsync<Refusal>(() => Import(app, Log("log.xes", Quick), unit: "nowhere"));

        Assert.Equal("unit.none-called", refusal.Code);
        Assert.Empty(await app.InDatabase(db => db.Imports.ToListAsync()));
    }

    private string Log(string name, params string[] traces) => Write(_folder, name, traces);

    private static Task<ImportLog.Done> Import(GuijuApp app, string path, string? unit = null) => ImportedLogs.Import(app, path, Pack(), unit);

    private static Task<int> Count(GuijuApp app) => app.InDatabase(db => db.Set<EventRow>().CountAsync());

    private static async Task<VerifyChain.Report> Verify(GuijuApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<VerifyChain>().Run(20, progress: null, CancellationToken.None);
    }

    private static async Task<List<string>> Rows(StoredTables tables)
    {
        var all = new List<string>();
        foreach (var table in new[] { "orders", "visits", "verdicts", "alarms", "imported_cases" })
            all.AddRange((await tables.Rows($"SELECT * FROM {table}")).Select(r => table + string.Join('|', r.Where(c => c.Key is not "judged_at").Select(c => c.Value))).Order(StringComparer.Ordinal));
        return all;
    }
}
