using System.Xml.Linq;
using Guiju.Logs.Mapping;
using Guiju.Logs.Writing;
using Guiju.Norms;
using Guiju.Norms.Timelines;

namespace Guiju.Logs.Tests.Writing;

public sealed class XesWriterTests : IDisposable
{
    private static readonly XNamespace Xes = "http://www.xes-standard.org/";
    private readonly Scratch _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_case_that_was_a_table_gets_its_name_activities_and_times()
    {
        var map = LogMapFile.Read("m", "{case: n, activity: what, time: when}");
        var path = Write(EventLog.Read(_files.Write("log.csv", "n,what,when,who\n7,sent,2026-03-01T08:00:00+08:00,Li"), map, new LogNotes()));
        var read = Assert.Single(EventLog.Read(path, null, new LogNotes()));

        Assert.Equal(("7", "sent", "Li"), (read.Id, read.Events[0].Name, read.Events[0].Attributes["who"]));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), read.Events[0].Attributes["time:timestamp"]);
    }

    [Fact]
    public void Attributes_of_attributes_lie_within_them()
    {
        var path = Write([new("1", new Dictionary<string, object?> { ["cost"] = 2m, ["cost/currency"] = "CNY", ["cost/currency/note"] = "x", ["a/b"] = "y" }, [])]);
        var trace = XDocument.Load(path).Root!.Element(Xes + "trace")!;
        XElement Within(XElement outer, string key) => outer.Elements().Single(e => (string?)e.Attribute("key") == key);

        Assert.Equal("x", (string?)Within(Within(Within(trace, "cost"), "currency"), "note").Attribute("value"));
        Assert.Equal("y", (string?)Within(trace, "a/b").Attribute("value"));
    }

    [Fact]
    public void What_XML_cannot_say_becomes_a_replacement_character()
    {
        var path = Write([new("1", new Dictionary<string, object?> { ["k\u0001"] = "a\u0000b\uD800c💡\uFFFF" }, [])]);

        Assert.Equal("a\uFFFDb\uFFFDc💡\uFFFD", Assert.Single(EventLog.Read(path, null, new LogNotes())).Attributes["k\uFFFD"]);
    }

    [Fact]
    public void Verdicts_are_marked_on_the_events_that_they_rest_on()
    {
        const string pack = """
            pack: P
            revision: "1"
            title: {zh-CN: 题, en: T}
            document: {number: null}
            norms:
            - {id: N, title: {zh-CN: 题, en: T}, text: {zh-CN: 文, en: T}, source: s, check: A, outcome: NC, severity: minor, response: {after: sent, then: delivered, within: 1d}}
            """;
        var words = new Vocabulary(new[] { "sent", "delivered" }.ToDictionary(n => n, n => new Activity(n, new Dictionary<string, Field>())), new Dictionary<string, CaseAttribute>(), ["case"]);
        var judge = new LogJudge(PackCompiler.Compile([new("pack.yaml", pack)], words).Pack!, words, new LogNotes());
        var log = EventLog.Read(_files.Log($"<trace>{Event("sent", 1)}{Event("delivered", 2)}{Event("sent", 5)}{Event("delivered", 9)}</trace>"), null, new LogNotes());
        var path = Write(log.Select(c => VerdictMarks.On(c, judge, c.Events[^1].At)), marked: true);
        var read = Assert.Single(EventLog.Read(path, null, new LogNotes()));
        string Marks(IReadOnlyDictionary<string, object?> of) => string.Join(' ', of.Keys.Where(k => k.StartsWith("guiju:", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        Assert.Equal(["guiju:activates guiju:fulfilled", "guiju:answers", "guiju:activates guiju:breached", "guiju:answers"], read.Events.Select(e => Marks(e.Attributes)));
        Assert.Equal(["N"], Assert.IsType<List<string>>(read.Attributes["guiju:breached"]));
        Assert.Contains("<extension name=\"Guiju\" prefix=\"guiju\"", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_cannot_be_written_leaves_what_was_there()
    {
        var path = Write([new("1", new Dictionary<string, object?>(), [])]);
        var before = File.ReadAllText(path);
        static IEnumerable<LogCase> Broken()
        {
            yield return new("2", new Dictionary<string, object?>(), []);
            throw new LogFault("log.truncated", "x", 1, "the log ends in the middle");
        }

        Assert.Throws<LogFault>(() => Write(Broken()));
        Assert.Equal(before, File.ReadAllText(path));
        Assert.Equal("log.unwritable", Assert.Throws<LogFault>(() => LogWriting.Write(_files.Path("no/such/out.xes"), [], "case")).Code);
        Assert.Equal("log.cannot-write", Assert.Throws<LogFault>(() => LogWriting.Write(_files.Path("out.csv"), [], "case")).Code);
    }

    private static string Event(string name, int day) =>
        $"<event><string key=\"concept:name\" value=\"{name}\"/><date key=\"time:timestamp\" value=\"2026-03-0{day}T08:00:00Z\"/></event>";

    private string Write(IEnumerable<LogCase> cases, bool marked = false)
    {
        var path = _files.Path("out.xes");
        LogWriting.Write(path, cases, "case", marked);

        return path;
    }
}
