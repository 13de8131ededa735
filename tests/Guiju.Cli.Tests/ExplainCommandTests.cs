using System.Text.Json;
using static Guiju.Cli.Tests.Shell;

namespace Guiju.Cli.Tests;

public sealed class ExplainCommandTests : IDisposable
{
    private static readonly string InADay = Norm("P-DAY", "response: {after: sent, then: {event: delivered, where: {weight: {at_least: 3}}}, within: 1d}");

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    private string Log => _shell.Log(
        Trace("quick", Event("sent", "2026-03-01T08:00:00+08:00"), Event("delivered", "2026-03-01T20:00:00+08:00", "<int key=\"weight\" value=\"5\"/>")),
        Trace("slow", Event("sent", "2026-03-01T08:00:00+08:00"), Event("delivered", "2026-03-01T09:00:00+08:00", "<int key=\"weight\" value=\"2\"/>"), Event("lost", "2026-03-03T08:00:00+08:00")));

    [Theory]
    [InlineData(
        "en",
        "PK-PARCELS 1 · P-DAY · Title",
        "Verdict: Breached · 1 activations · 1 violations",
        "First broken at 2026-03-02 08:00:00",
        "Activation 1: #1 2026-03-01 08:00:00 sent → Breached",
        "  » #2 2026-03-01 09:00:00 delivered  a condition fails · 1 h",
        "      weight ≥ 3; seen: 2 ✗",
        "  clock wall time (Asia/Shanghai) · limit 24 h",
        "     2026-03-01 Sun  08:00–24:00         16 h          –       –   16 h",
        "     2026-03-02 Mon  00:00–08:00          8 h          –       –   24 h",
        "     Sum                                 24 h          –       –   24 h",
        "    due 2026-03-02 08:00:00")]
    [InlineData(
        "zh-CN",
        "判定：违反 · 触发 1 次 · 违反 1 次",
        "  » #2 2026-03-01 09:00:00 delivered  条件不符 · 用时 1 小时",
        "      weight ≥ 3，实为 2 ✗",
        "     2026-03-01 周日  08:00–24:00  16 小时           –     –  16 小时",
        "     合计                          24 小时           –     –  24 小时")]
    public async Task A_breach_is_told_with_its_events_its_values_and_its_days(string language, params string[] lines)
    {
        var answer = await RunInAsync(language, "explain", Log, "slow", "P-DAY", "--pack", _shell.Pack(InADay));

        Assert.Equal((1, ""), (answer.Exit, answer.Error));
        Assert.All(lines, l => Assert.Contains(l, answer.Output.Split('\n')));
    }

    [Fact]
    public async Task What_is_held_exits_with_0() =>
        Assert.Equal(0, (await RunAsync("explain", Log, "quick", "P-DAY", "--pack", _shell.Pack(InADay))).Exit);

    [Fact]
    public async Task Programs_get_all_of_it_as_json()
    {
        var answer = await RunAsync("explain", Log, "slow", "P-DAY", "--pack", _shell.Pack(InADay), "--json");

        using var json = JsonDocument.Parse(answer.Output);
        var bill = json.RootElement.GetProperty("accounts")[0].GetProperty("bill");
        Assert.Equal(86_400_000_000, bill.GetProperty("elapsed").GetInt64());
        Assert.Equal(2, bill.GetProperty("days").GetArrayLength());
        Assert.Equal("condition", json.RootElement.GetProperty("accounts")[0].GetProperty("candidates")[0].GetProperty("nearness").GetString());
    }

    [Fact]
    public async Task A_constraint_of_a_declare_model_is_explained_as_well()
    {
        var model = _shell.Write("m.decl", "activity sent\nactivity lost\nPrecedence[sent, lost] | | |0,1,d\n");
        var answer = await RunAsync("explain", Log, "slow", "0", "--decl", model);

        Assert.Equal(1, answer.Exit);
        Assert.Contains("too late · 48 h", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slo", "P-DAY", "The log has no case slo", "Nearest: slow")]
    [InlineData("slow", "P-DAI", "The pack has no norm P-DAI", "Nearest: P-DAY")]
    public async Task An_unknown_case_or_norm_exits_with_2_and_names_the_nearest(string one, string norm, params string[] messages)
    {
        var answer = await RunAsync("explain", Log, one, norm, "--pack", _shell.Pack(InADay));

        Assert.Equal((2, ""), (answer.Exit, answer.Output));
        Assert.All(messages, m => Assert.Contains(m, answer.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_pack_or_with_an_unknown_zone_it_exits_with_2()
    {
        Assert.Equal(2, (await RunAsync("explain", Log, "slow", "P-DAY")).Exit);
        Assert.Contains("There is no time zone Mars/Olympus", (await RunAsync("explain", Log, "slow", "P-DAY", "--pack", _shell.Pack(InADay), "--zone", "Mars/Olympus")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_days_are_those_of_the_zone_that_is_asked_for()
    {
        var answer = await RunAsync("explain", Log, "slow", "P-DAY", "--pack", _shell.Pack(InADay), "--zone", "Etc/UTC");

        Assert.Contains("     2026-03-01 Sun  00:00–24:00         24 h          –       –   24 h", answer.Output.Split('\n'));
    }
}
