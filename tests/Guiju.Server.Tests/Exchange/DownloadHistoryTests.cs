using System.Net;
using System.Text;
using Guiju.Logs;
using Guiju.Logs.Mapping;

namespace Guiju.Server.Tests.Exchange;

public sealed class DownloadHistoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("guiju-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_orders_that_one_sees_leave_as_XES_with_their_verdicts(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (_, visit) = await app.DispatchedOrder();
        await app.Walk(visit, "departure");

        var one = Assert.Single(EventLog.Read(await Download(app, "dispatcher", "xes", "log.xes.gz"), null, new LogNotes()));

        Assert.Equal(["order.opened", "visit.planned", "visit.accepted", "visit.called", "visit.appointed", "visit.prepared", "visit.departed"], one.Events.Select(e => e.Name));
        Assert.Equal(("AAA", "within-province"), (one.Events[0].Attributes["tier"], one.Events[0].Attributes["scope"]));
        Assert.Equal(app.World.Ids["engineer"].ToString(), one.Events[6].Attributes["org:resource"]);
        Assert.Contains("GT-CALL", Assert.IsType<List<string>>(one.Attributes["guiju:held"]).Concat(Norms(one, "guiju:activates")));
    }

    [Theory, InlineData("ocel", "log.jsonocel"), InlineData("sqlite", "log.sqlite")]
    public async Task As_objects_the_visit_is_a_case_too_and_the_tier_changes_in_time(string format, string name)
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var (order, visit) = await app.DispatchedOrder();
        await app.Do("dispatcher", $"/api/orders/{order}/regrading", new { tier = "A", scope = "cross-province", reason = "复核" });
        var path = await Download(app, "dispatcher", format, name);

        var log = EventLog.Objects(path, null, new LogNotes());
        var graded = log.Objects.Single(o => o.Id == order.ToString());
        Assert.Equal(["AAA", "A"], graded.Values.Where(v => v.Name is "tier").OrderBy(v => v.At).Select(v => v.Value));
        Assert.Contains(log.Objects.Single(o => o.Id == visit.ToString()).Links, l => (l.Object, l.Qualifier) == (order.ToString(), "of"));
        Assert.Contains(log.Events.Single(e => e.Type is "visit.planned").Links, l => l.Qualifier is "performedBy" && l.Object == app.World.Ids["dispatcher"].ToString());
        Assert.Contains(log.Objects, o => o.Type is "norm" && o.Values.Any(v => v.Name is "pack"));
        Assert.Equal(visit.ToString(), Assert.Single(EventLog.Read(path, LogMap.Xes with { Object = "visit" }, new LogNotes())).Id);
    }

    [Fact]
    public async Task Names_texts_and_personal_data_stay_at_home()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        await app.DispatchedOrder();
        foreach (var (format, name) in new[] { ("ocel", "log.jsonocel"), ("sqlite", "log.sqlite") })
        {
            var text = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(await Download(app, "dispatcher", format, name)));

            Assert.Contains("order.opened", text, StringComparison.Ordinal);
            Assert.All(["王小明", "13812345678", "专线中断"], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Only_what_one_sees_and_asks_for_leaves()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        await app.OpenedOrder();
        var tomorrow = Uri.EscapeDataString(app.Clock.GetUtcNow().AddDays(1).ToString("O"));

        Assert.Empty(EventLog.Read(await Download(app, "dispatcher", $"xes&from={tomorrow}", "later.xes.gz"), null, new LogNotes()));
        Assert.Single(EventLog.Read(await Download(app, "dispatcher", $"xes&until={tomorrow}", "sooner.xes.gz"), null, new LogNotes()));
        Assert.Equal(HttpStatusCode.Forbidden, (await app.As("engineer").GetAsync("/api/history")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.As("dispatcher").GetAsync("/api/history?format=docx")).StatusCode);
    }

    private static IEnumerable<string> Norms(LogCase one, string mark) =>
        one.Events.SelectMany(e => e.Attributes.GetValueOrDefault(mark) as List<string> ?? []);

    private async Task<string> Download(GuijuApp app, string person, string format, string name)
    {
        var answer = await app.As(person).GetAsync($"/api/history?format={format}");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var path = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync(path, await answer.Content.ReadAsByteArrayAsync());

        return path;
    }
}
