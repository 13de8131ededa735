using static Guiju.Cli.Tests.Shell;

namespace Guiju.Cli.Tests;

public sealed class CoverageCommandTests : IDisposable
{
    private const string Vocabulary = "vocabulary: v\nactivities:\n  - {name: done, fields: {ticked: boolean}}\n";

    private readonly string _norms = Directory.CreateTempSubdirectory("guiju-coverage-").FullName;

    public CoverageCommandTests()
    {
        Directory.CreateDirectory(Path.Combine(_norms, "PK-T"));
        Directory.CreateDirectory(Path.Combine(_norms, "coverage"));
        Write("PK-T/words.yaml", Vocabulary);
        Write("PK-T/pack.yaml", "pack: PK-T\nrevision: \"1\"\ntitle: {zh-CN: 题, en: T}\ndocument: {number: null}\nvocabulary: words.yaml\nnorms:\n"
            + Norm("R-GATE", "G", "exist: {event: done}") + Norm("OWN", "A", "exist: {event: done}\n    answers: [R-AUTO]") + Norm("R-TICK", "T", "attest: {on: done, ticks: [ticked]}"));
    }

    public void Dispose() => Directory.Delete(_norms, recursive: true);

    [Fact]
    public async Task A_catalogue_that_is_answered_as_it_asks_is_whole()
    {
        Catalogue("R-GATE,D01,G", "R-AUTO,D01,A", "R-TICK,D02,T R", "R-SCREEN,D02,");
        Others("R-SCREEN,screen,/queue,QueueTests,");

        var answer = await RunAsync("coverage", "--norms", _norms);

        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        Assert.Contains("PK-T:OWN", answer.Output, StringComparison.Ordinal);
        Assert.Contains("tests/packs/PK-T.yaml", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not answered", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_unknown_or_answered_otherwise_without_a_reason_is_named()
    {
        Catalogue("R-GATE,D01,A", "R-AUTO,D01,A", "R-TICK,D02,T", "R-NOBODY,D02,G", "R-LATER,D02,G", "R-REASON,D02,G");
        Others("R-STRANGE,screen,/queue,QueueTests,", "R-LATER,planned,W26,,", "R-REASON,screen,/queue,QueueTests,the desk shows it before anybody acts");

        var answer = await RunAsync("coverage", "--norms", _norms, "--brief");

        Assert.Equal(1, answer.Exit);
        Assert.Contains("1 requirements are not answered: R-NOBODY", answer.Output, StringComparison.Ordinal);
        Assert.Contains("1 ids are not in the catalogue: R-STRANGE", answer.Output, StringComparison.Ordinal);
        Assert.Contains("1 requirements are answered otherwise than their check codes ask for, without a reason: R-GATE", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,kind,where,test,why\nR-GATE,wish,x,,", "there is no such kind of answer")]
    [InlineData("id,kind,where\nR-GATE,screen,x", "columns are")]
    public async Task A_broken_table_is_refused_with_its_line(string table, string words)
    {
        Catalogue("R-GATE,D01,G");
        Write("coverage/D01.csv", table);

        var answer = await RunAsync("coverage", "--norms", _norms);

        Assert.Equal((2, ""), (answer.Exit, answer.Output));
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_requirement_of_the_catalogue_is_answered_as_its_check_codes_ask_or_says_why_not()
    {
        var answer = await RunAsync("coverage", "--norms", Repository.PathOf("norms"), "--brief");

        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        Assert.Equal(593, (await File.ReadAllLinesAsync(Repository.PathOf("norms", "catalogue.csv"))).Length - 1);
        Assert.DoesNotContain("missing", answer.Output, StringComparison.Ordinal);
    }

    private static string Norm(string id, string check, string rule) =>
        $"  - id: {id}\n    title: {{zh-CN: 题, en: T}}\n    text: {{zh-CN: 题, en: T}}\n    source: s\n    check: {check}\n    outcome: NC\n    severity: minor\n    {rule}\n";

    private void Catalogue(params string[] rows) => Write("catalogue.csv", string.Join('\n', ["id,domain,checks", .. rows]));

    private void Others(params string[] rows) => Write("coverage/D.csv", string.Join('\n', ["id,kind,where,test,why", .. rows]));

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_norms, name), text);
}
