using static Guiju.Cli.Tests.Shell;

namespace Guiju.Cli.Tests;

public sealed class ConvertCommandTests : IDisposable
{
    private readonly Shell _shell = new();

    private static readonly string Norms =
        Norm("IN-A-DAY", "response: {after: sent, then: delivered, within: 1d}") + "\n" + Norm("TAKEN", "limit: {start: sent, stop: delivered, within: 2d}");

    public void Dispose() => _shell.Dispose();

    private string Parcels => _shell.Log(
        Trace("quick", Event("sent", "2026-03-01T08:00:00+08:00"), Event("delivered", "2026-03-01T20:00:00+08:00")),
        Trace("slow", Event("sent", "2026-03-01T08:00:00+08:00"), Event("delivered", "2026-03-04T08:00:00+08:00")));

    [Theory]
    [InlineData("out.xes.gz")]
    [InlineData("out.jsonocel")]
    [InlineData("out.sqlite")]
    public async Task A_log_is_judged_alike_in_every_format(string name)
    {
        var (log, to, pack) = (Parcels, _shell.PathOf(name), _shell.Pack(Norms));
        var before = await RunAsync("check", log, "--pack", pack, "--json");

        var answer = await RunAsync("convert", log, to);

        Assert.Equal((0, $"{to}: 2 cases, 4 events\n"), (answer.Exit, answer.Output.ReplaceLineEndings("\n")));
        Assert.Equal(before.Output, (await RunAsync("check", to, "--pack", pack, "--json", "--case", "case")).Output);
    }

    [Fact]
    public async Task A_log_of_objects_goes_from_one_file_to_the_other_whole_and_needs_a_kind_of_case_to_be_judged()
    {
        var json = _shell.Write("in.json", """
            {"objectTypes": [{"name": "parcel", "attributes": []}, {"name": "van", "attributes": []}], "eventTypes": [{"name": "sent", "attributes": []}],
             "objects": [{"id": "p", "type": "parcel"}, {"id": "v", "type": "van"}],
             "events": [{"id": "e", "type": "sent", "time": "2026-03-01T08:00:00Z", "relationships": [{"objectId": "p", "qualifier": "what"}, {"objectId": "v", "qualifier": "by"}]}]}
            """);
        var sqlite = _shell.PathOf("out.sqlite");

        Assert.Equal($"{sqlite}: 2 objects, 1 events\n", (await RunAsync("convert", json, sqlite)).Output.ReplaceLineEndings("\n"));
        var unclear = await RunAsync("check", sqlite, "--pack", _shell.Pack(Norms));
        Assert.Equal((2, ""), (unclear.Exit, unclear.Output));
        Assert.Contains("--case TYPE (say which objects are the cases: parcel (1), van (1))", unclear.Error, StringComparison.Ordinal);
        Assert.Contains("\"cases\":1,\"events\":1", (await RunAsync("check", sqlite, "--pack", _shell.Pack(Norms), "--case", "parcel", "--json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_pack_the_events_are_marked()
    {
        var to = _shell.PathOf("marked.xes");

        var answer = await RunAsync("convert", Parcels, to, "--pack", _shell.Pack(Norms));
        var text = await File.ReadAllTextAsync(to);

        Assert.Equal(0, answer.Exit);
        Assert.Contains("guiju:breached", text[text.IndexOf("slow", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain("guiju:breached", text[..text.IndexOf("slow", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_becomes_a_model_that_judges_alike_and_says_what_it_cannot_say()
    {
        var (pack, model) = (_shell.Pack(Norms), _shell.PathOf("parcels.decl"));

        var answer = await RunAsync("convert", pack, model);

        Assert.Equal((0, $"{model}: 1 of 2 norms are constraints; the others stand in comments: TAKEN\n"), (answer.Exit, answer.Output.ReplaceLineEndings("\n")));
        Assert.Contains("\"held\":1,\"breached\":1", (await RunAsync("check", Parcels, "--decl", model, "--json")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("convert", pack, _shell.PathOf("table.json"))).Exit);
        Assert.Equal("IN-A-DAY", Guiju.Norms.Programs.ProgramJson.Read(await File.ReadAllTextAsync(_shell.PathOf("table.json"))).Rules[0].Id);
    }

    [Theory]
    [InlineData("log.xes", "out.csv", "This format is only read")]
    [InlineData("log.xes", "out.docx", "Unknown format of log")]
    [InlineData("nowhere.xes", "out.xes", "The file does not exist")]
    [InlineData("pack", "out.xes", "a pack is turned into .decl or .json")]
    public async Task What_cannot_be_converted_is_refused_and_leaves_no_file(string from, string to, string words)
    {
        (_, _) = (Parcels, _shell.Pack(Norms));

        var answer = await RunAsync("convert", _shell.PathOf(from), _shell.PathOf(to));

        Assert.Equal((2, ""), (answer.Exit, answer.Output));
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_shell.PathOf(to)));
    }
}
