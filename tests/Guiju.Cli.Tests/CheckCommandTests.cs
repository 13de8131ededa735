using static Guiju.Cli.Tests.Shell;

namespace Guiju.Cli.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private static readonly string InADay = Norm("P-DAY", "response: {after: sent, then: delivered, within: 1d}");
    private static readonly string NotLost = Norm("P-FOUND", "response: {after: lost, then: delivered}");

    private static readonly string[] Parcels =
    [
        Trace("quick", Event("sent", "2026-03-01T08:00:00+08:00"), Event("delivered", "2026-03-01T20:00:00+08:00")),
        Trace("slow", Event("sent", "2026-03-01T08:00:00+08:00"), Event("delivered", "2026-03-03T08:00:00+08:00")),
        Trace("lost", Event("sent", "2026-03-02T09:00:00+08:00"), Event("lost", "2026-03-02T10:00:00+08:00")),
        Trace("empty"),
    ];

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task The_result_for_programs_counts_every_case_by_every_norm_at_the_last_instant_of_the_log()
    {
        var answer = await RunAsync("check", _shell.Log(Parcels), "--pack", _shell.Pack($"{InADay}\n{NotLost}"), "--json");

        Assert.Equal(1, answer.Exit);
        Assert.Equal(
            """
            {"cases":4,"events":6,"norms":2,"verdicts":{"held":1,"breached":1,"pending":2,"inapplicable":4,"undetermined":0},"byNorm":[{"id":"P-DAY","held":1,"breached":1,"pending":1,"inapplicable":1,"undetermined":0,"examples":["slow"]},{"id":"P-FOUND","held":0,"breached":0,"pending":1,"inapplicable":3,"undetermined":0,"examples":[]}]}
            """,
            answer.Output.TrimEnd());
        Assert.Equal("", answer.Error);
    }

    [Fact]
    public async Task What_is_still_owed_is_a_breach_when_every_case_is_taken_as_closed()
    {
        var answer = await RunAsync("check", _shell.Log(Parcels), "--pack", _shell.Pack(NotLost), "--json", "--closed");

        Assert.Equal(1, answer.Exit);
        Assert.Contains("\"breached\":1,\"pending\":0,\"inapplicable\":3,\"undetermined\":0,\"examples\":[\"lost\"]", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_closed_by_the_events_that_the_pack_says_close_it()
    {
        var log = _shell.Log(
            Trace("closed", Event("lost", "2026-03-02T08:00:00Z"), Event("delivered", "2026-03-02T07:00:00Z")),
            Trace("open", Event("lost", "2026-03-02T08:00:00Z")));

        var answer = await RunAsync("check", log, "--pack", _shell.Pack(NotLost), "--json");

        Assert.Contains("\"breached\":1,\"pending\":1,\"inapplicable\":0,\"undetermined\":0,\"examples\":[\"closed\"]", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_without_a_breach_exits_with_0()
    {
        var answer = await RunAsync("check", _shell.Log(Parcels[0]), "--pack", _shell.Pack(InADay));

        Assert.Equal(0, answer.Exit);
    }

    [Fact]
    public async Task At_most_five_examples_are_named_and_they_are_the_first()
    {
        var traces = Enumerable.Range(1, 7).Select(i => Trace($"p{i}", Event("sent", "2026-03-01T08:00:00Z"), Event("delivered", "2026-03-09T08:00:00Z")));
        var answer = await RunAsync("check", _shell.Log([.. traces]), "--pack", _shell.Pack(InADay), "--json");

        Assert.Contains("\"examples\":[\"p1\",\"p2\",\"p3\",\"p4\",\"p5\"]", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "4 cases · 6 events · 1 norms · as of 2026-03-03 00:00:00 UTC", "Norm   Title  Held  Breached", "P-DAY  Title     1         1")]
    [InlineData("zh-CN", "案卷 4 · 事件 6 · 规范项 1 · 截至 2026-03-03 00:00:00 UTC", "规范项  标题  遵守  违反", "P-DAY   标题     1     1")]
    public async Task The_result_for_people_is_a_straight_table_in_their_language(string language, params string[] lines)
    {
        var answer = await RunInAsync(language, "check", _shell.Log(Parcels), "--pack", _shell.Pack(InADay));

        Assert.All(lines, l => Assert.Contains(answer.Output.Split('\n'), o => o.StartsWith(l, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_table_is_judged_through_its_mapping()
    {
        var log = _shell.Write("log.csv", "parcel;what;when\n1;sent;01.03.2026 08:00\n1;delivered;04.03.2026 08:00");
        var map = _shell.Write("map.yaml", "{case: parcel, activity: what, time: {column: when, format: dd.MM.yyyy HH:mm}, delimiter: ;}");

        var answer = await RunAsync("check", log, "--pack", _shell.Pack(InADay), "--map", map, "--json");

        Assert.Equal(1, answer.Exit);
        Assert.Contains("\"cases\":1,\"events\":2", answer.Output, StringComparison.Ordinal);
        Assert.Contains("log.csv:2: 2 times have no offset", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_odd_in_a_log_is_told_apart_from_the_result()
    {
        var answer = await RunAsync("check", _shell.Log(Trace("x", Event("eaten", "2026-03-01T08:00:00Z"))), "--pack", _shell.Pack(InADay), "--json");

        Assert.Equal(0, answer.Exit);
        Assert.StartsWith("{", answer.Output, StringComparison.Ordinal);
        Assert.Contains("log.xes:2: 1 events have an activity that the vocabulary does not know", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE log [<!ENTITY a \"b\">]><log/>", ":1: A log may not declare a document type or entities")]
    [InlineData("<log>\n<trace>\n<event>", ":3: The file is cut off")]
    [InlineData("<log>\n<trace><event/></trace></log>", ":2: An event has no readable time")]
    public async Task An_unusable_log_exits_with_2_and_says_where_and_prints_no_result(string text, string message)
    {
        var answer = await RunAsync("check", _shell.Write("log.xes", text), "--pack", _shell.Pack(InADay), "--json");

        Assert.Equal((2, ""), (answer.Exit, answer.Output));
        Assert.Contains($"log.xes{message}", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unusable_log_is_told_in_chinese_too()
    {
        var answer = await RunInAsync("zh-CN", "check", _shell.Write("log.xes", "<log>\n<trace>"), "--pack", _shell.Pack(InADay));

        Assert.Contains("log.xes:2: 文件不完整", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_with_a_wrong_event_name_exits_with_2_and_says_where()
    {
        var pack = _shell.Pack(Norm("P", "response: {after: sent, then: deliverd}"));
        var answer = await RunAsync("check", _shell.Log(Parcels), "--pack", pack, "--json");

        Assert.Equal((2, ""), (answer.Exit, answer.Output));
        Assert.Matches(@"pack\.yaml:\d+:\d+: unknown-event: .*deliverd", answer.Error);
    }

    [Theory]
    [InlineData("check", "nowhere.xes", "--pack", "norms-nowhere")]
    [InlineData("check", "nowhere.xes")]
    [InlineData("check", "--json")]
    [InlineData("judge")]
    public async Task A_command_that_cannot_be_understood_exits_with_2(params string[] arguments)
    {
        var answer = await RunAsync(arguments);

        Assert.Equal(2, answer.Exit);
        Assert.NotEqual("", answer.Error);
    }

    [Fact]
    public async Task A_declare_model_judges_finished_cases_and_its_table_names_every_activation()
    {
        var model = _shell.Write("parcels.decl", "activity sent\nactivity delivered\nResponse[sent, delivered] | | |0,1,d\nExistence2[sent] | |\n");
        var csv = Path.Combine(Path.GetDirectoryName(model)!, "out.csv");

        var answer = await RunAsync("check", _shell.Log(Parcels), "--decl", model, "--csv", csv, "--json");

        Assert.Equal(1, answer.Exit);
        Assert.Contains("\"id\":\"0\",\"held\":1,\"breached\":2,\"pending\":0,\"inapplicable\":1", answer.Output, StringComparison.Ordinal);
        Assert.Equal(
            """
            constraint_no,constraint,case_no,case_id,activations,fulfilments,violations,satisfied
            0,"Response[sent, delivered] | | |0,1,d",0,quick,1,1,0,1
            0,"Response[sent, delivered] | | |0,1,d",1,slow,1,0,1,0
            0,"Response[sent, delivered] | | |0,1,d",2,lost,1,0,1,0
            1,Existence2[sent] | |,0,quick,1,,,0
            1,Existence2[sent] | |,1,slow,1,,,0
            1,Existence2[sent] | |,2,lost,1,,,0
            1,Existence2[sent] | |,3,empty,0,,,0

            """,
            await File.ReadAllTextAsync(csv));
    }

    [Theory]
    [InlineData("Name a pack")]
    [InlineData("Name a pack", "--pack", "x", "--decl", "y")]
    [InlineData("--csv goes with --decl only", "--pack", "x", "--csv", "z")]
    [InlineData("the file cannot be read", "--decl", "nowhere.decl")]
    public async Task What_to_judge_by_is_named_once(string words, params string[] arguments)
    {
        var answer = await RunAsync(["check", _shell.Log(Parcels), .. arguments]);

        Assert.Equal((2, ""), (answer.Exit, answer.Output));
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }
}
