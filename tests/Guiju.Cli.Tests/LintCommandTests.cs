using static Guiju.Cli.Tests.Shell;

namespace Guiju.Cli.Tests;

public sealed class LintCommandTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("helpdesk", "LOG-HELPDESK")]
    [InlineData("bpic2013-incidents", "LOG-INCIDENTS")]
    public async Task The_packs_for_real_records_have_no_faults(string folder, string id)
    {
        var answer = await RunAsync("lint", LogPack(folder));

        Assert.Equal((0, $"{id} revision 1: 15 norms, no faults"), (answer.Exit, answer.Output.TrimEnd()));
    }

    [Fact]
    public async Task A_fault_is_told_with_file_line_and_column_and_exits_with_1()
    {
        var answer = await RunAsync("lint", _shell.Pack(Norm("P", "response: {after: snt, then: delivered}")));

        Assert.Equal(1, answer.Exit);
        Assert.Matches(@"pack[/\\]pack\.yaml:9:\d+: unknown-event: .*snt", answer.Output);
        Assert.EndsWith("1 faults", answer.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pack: a\nrevision: [b\ntitle: c")]
    [InlineData("pack: {a\n")]
    [InlineData("pack: \"a")]
    [InlineData("")]
    public async Task A_pack_that_is_not_yaml_is_told_with_its_place(string text)
    {
        var answer = await RunAsync("lint", Path.GetDirectoryName(_shell.Write("broken/pack.yaml", text))!);

        Assert.Equal(1, answer.Exit);
        Assert.Matches(@"pack\.yaml:\d+:\d+: yaml-", answer.Output);
    }

    [Fact]
    public async Task A_folder_without_a_pack_exits_with_2()
    {
        var answer = await RunAsync("lint", Path.GetTempPath());

        Assert.Equal(2, answer.Exit);
        Assert.Contains("there is no pack here", answer.Error, StringComparison.Ordinal);
    }
}
