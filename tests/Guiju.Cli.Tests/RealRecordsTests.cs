using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Guiju.Logs;
using Guiju.Logs.Mapping;
using static Guiju.Cli.Tests.Shell;

namespace Guiju.Cli.Tests;

public sealed class RealRecordsTests
{
    private static readonly LogMap ByStatus = LogMap.Xes with { Activity = ["lifecycle:transition"] };
    private static readonly ConcurrentDictionary<string, Lazy<Task<Answer>>> Answers = [];

    [Theory]
    [InlineData("helpdesk", 4_580, 21_348)]
    [InlineData("bpic2013-incidents", 7_554, 65_533)]
    public async Task Every_case_of_a_real_log_gets_one_verdict_by_every_norm(string pack, int cases, int events)
    {
        var answer = await Answer(pack);
        var result = JsonDocument.Parse(answer.Output).RootElement;

        Assert.Equal((1, ""), (answer.Exit, answer.Error));
        Assert.Equal((cases, events), (result.GetProperty("cases").GetInt32(), result.GetProperty("events").GetInt32()));
        Assert.Equal(cases * 15, result.GetProperty("verdicts").EnumerateObject().Sum(v => v.Value.GetInt32()));
        Snapshot.Match(answer.Output.Replace("},{", "},\n{", StringComparison.Ordinal), $"check-{pack}");
    }

    [Theory]
    [InlineData("helpdesk", "helpdesk_t12", "HD-TAKE", 4)]
    [InlineData("bpic2013-incidents", "incidents_t12", "INC-TAKE-MAJOR", 2)]
    [InlineData("bpic2013-incidents", "incidents_t12", "INC-TAKE-HIGH", 3)]
    [InlineData("bpic2013-incidents", "incidents_t12", "INC-TAKE", 4)]
    public async Task Breaches_of_finished_cases_are_those_that_a_brute_force_reading_found(string pack, string golden, string norm, int constraint)
    {
        Assert.Equal(Violated(golden, constraint), Breached(await Answer(pack, "--closed"), norm));
    }

    [Fact]
    public async Task Tickets_break_their_norms_where_it_is_found_by_hand()
    {
        var cases = Cases("helpdesk", null);
        var answer = await Answer("helpdesk");

        Assert.Equal(cases.Count(c => Lacks(c, "Take in charge ticket", "Assign seriousness")), Breached(answer, "HD-GRADE"));
        Assert.Equal(cases.Count(c => Lacks(c, "Resolve ticket", "Take in charge ticket")), Breached(answer, "HD-TAKE-FIRST"));
        Assert.Equal(cases.Count(c => Lacks(c, "Closed", "Resolve ticket")), Breached(answer, "HD-CLOSE-RESOLVED"));

        static bool Lacks(LogCase one, string act, string needs) =>
            one.Events.Index().Any(e => e.Item.Name == act && !one.Events.Take(e.Index).Any(before => before.Name == needs));
    }

    [Fact]
    public async Task Incidents_break_their_norms_where_it_is_found_by_hand()
    {
        var cases = Cases("bpic2013_incidents", ByStatus);
        var answer = await Answer("bpic2013-incidents", "--closed");

        Assert.Equal(cases.Count(c => Resolutions(c).Any(r => r.Before.All(b => b.Name != "In Progress"))), Breached(answer, "INC-WORK-FIRST"));
        Assert.Equal(
            cases.Count(c => Resolutions(c).Any(r => !r.Before.Any(b => b.Name == "In Progress" && Group(b) == Group(r.Act)))),
            Breached(answer, "INC-SAME-GROUP"));
        Assert.Equal(
            cases.Count(c => Resolutions(c).Any(r => !r.Act.Attributes.ContainsKey("org:role") || r.Act.Attributes["resource country"] is "0")),
            Breached(answer, "INC-RECORD"));
    }

    /// <summary>The result of a pack on its log; each is asked for once.</summary>
    private static Task<Answer> Answer(string pack, params string[] options) => Answers.GetOrAdd(pack + string.Concat(options), _ => new(() =>
        RunAsync(["check", PublicLog($"{pack.Replace('-', '_')}.xes.gz"), "--pack", LogPack(pack), "--json", .. options]))).Value;

    private static object? Group(LogEvent e) => e.Attributes["org:group"];

    private static IEnumerable<(LogEvent Act, List<LogEvent> Before)> Resolutions(LogCase one) =>
        one.Events.Index().Where(e => e.Item.Name == "Resolved").Select(e => (e.Item, one.Events.Take(e.Index).ToList()));

    private static List<LogCase> Cases(string log, LogMap? map) => [.. EventLog.Read(PublicLog($"{log}.xes.gz"), map, new LogNotes())];

    private static int Breached(Answer answer, string norm) => JsonDocument.Parse(answer.Output).RootElement.GetProperty("byNorm")
        .EnumerateArray().Single(n => n.GetProperty("id").GetString() == norm).GetProperty("breached").GetInt32();

    private static int Violated(string golden, int constraint)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(PublicLog($"expected/{golden}.csv.gz")), CompressionMode.Decompress));
        return text.ReadToEnd().Split('\n').Count(l => l.StartsWith($"{constraint},", StringComparison.Ordinal) && l.TrimEnd().EndsWith(",0", StringComparison.Ordinal));
    }
}
