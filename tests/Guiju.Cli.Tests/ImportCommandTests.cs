using Microsoft.Data.Sqlite;
using static Guiju.Cli.Tests.Shell;

namespace Guiju.Cli.Tests;

public sealed class ImportCommandTests : IDisposable
{
    private static readonly string InADay = Norm("P-DAY", "response: {after: sent, then: delivered, within: 1d}");
    private static readonly string Slow = Trace("slow", Event("sent", "2026-03-01T08:00:00+08:00"), Event("delivered", "2026-03-03T08:00:00+08:00"));

    private readonly Shell _shell = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _shell.Dispose();
    }

    [Fact]
    public async Task A_log_is_brought_in_with_its_verdicts_and_the_chain_verifies()
    {
        await _shell.MakeDemoWorldAsync();

        var imported = await _shell.OnDatabaseAsync("import", _shell.Log(Slow), "--pack", _shell.Pack(InADay), "--unit", "西城区");
        var again = await _shell.OnDatabaseAsync("import", _shell.Log(Slow), "--pack", _shell.Pack(InADay), "--unit", "西城区");
        var verified = await _shell.OnDatabaseAsync("verify");
        var rebuilt = await _shell.OnDatabaseAsync("rebuild");

        Assert.Equal((0, ""), (imported.Exit, imported.Error));
        Assert.Contains("log.xes: 1 cases · 2 events · 1 cases new", imported.Output, StringComparison.Ordinal);
        Assert.Contains("1 norms · 0 held · 1 breached · 0 pending", imported.Output, StringComparison.Ordinal);
        Assert.Contains("0 cases new", again.Output, StringComparison.Ordinal);
        Assert.StartsWith("1 timelines · 3 events", verified.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0), (verified.Exit, rebuilt.Exit));
        Assert.Contains("2 rows made anew from the events of 1 cases", rebuilt.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_comes_in_through_its_mapping_and_without_a_pack()
    {
        await _shell.MakeDemoWorldAsync();
        var log = _shell.Write("log.csv", "parcel;what;when\n1;sent;01.03.2026 08:00\n1;delivered;04.03.2026 08:00");
        var map = _shell.Write("map.yaml", "{case: parcel, activity: what, time: {column: when, format: dd.MM.yyyy HH:mm}, delimiter: ;}");

        var answer = await _shell.OnDatabaseAsync("import", log, "--map", map);

        Assert.Equal(0, answer.Exit);
        Assert.Contains("1 cases · 2 events", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("norms", answer.Output, StringComparison.Ordinal);
        Assert.Contains("log.csv:2: 2 times have no offset", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<log>\n<trace>", "log.xes:2: The file is cut off")]
    [InlineData(null, "There is no unit called \"nowhere\".")]
    public async Task What_cannot_be_brought_in_exits_with_2_and_writes_nothing(string? text, string message)
    {
        await _shell.MakeDemoWorldAsync();
        var log = text is null ? _shell.Log(Slow) : _shell.Write("log.xes", text);

        var answer = await _shell.OnDatabaseAsync(text is null ? ["import", log, "--unit", "nowhere"] : ["import", log]);
        var verified = await _shell.OnDatabaseAsync("verify");

        Assert.Equal((2, ""), (answer.Exit, answer.Output));
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
        Assert.StartsWith("0 timelines · 0 events", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_help_desk_log_stands_in_the_database_as_the_check_judges_it()
    {
        await _shell.MakeDemoWorldAsync();

        var check = await RunAsync("check", PublicLog("helpdesk.xes.gz"), "--pack", LogPack("helpdesk"), "--json");
        var imported = await _shell.OnDatabaseAsync("import", PublicLog("helpdesk.xes.gz"), "--pack", LogPack("helpdesk"));
        var verified = await _shell.OnDatabaseAsync("verify");

        var counts = System.Text.Json.Nodes.JsonNode.Parse(check.Output)!["verdicts"]!;
        Assert.Contains(
            FormattableString.Invariant($"{counts["held"]!.GetValue<int>():N0} held · {counts["breached"]!.GetValue<int>():N0} breached · {counts["pending"]!.GetValue<int>():N0} pending"),
            imported.Output, StringComparison.Ordinal);
        Assert.Contains("4,580 cases · 21,348 events · 4,580 cases new", imported.Output, StringComparison.Ordinal);
        Assert.Equal(0, verified.Exit);
        Assert.StartsWith("4,580 timelines · 25,928 events", verified.Output, StringComparison.Ordinal);
    }
}
