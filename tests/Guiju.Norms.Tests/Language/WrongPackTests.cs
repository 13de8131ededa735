namespace Guiju.Norms.Tests.Language;

/// <summary>
/// The packs under <c>tests/packs-wrong</c>, each beside a text of what is told of it, in the words of <c>guiju lint</c>. A pack is a file, or a
/// folder where it has several; the folder around it is the code that it shows. <c>GUIJU_APPROVE=1</c> writes the text of a new one.
/// </summary>
public class WrongPackTests
{
    private static readonly string Folder = Path.Combine(World.Root, "tests", "packs-wrong");

    public static TheoryData<string> Packs =>
    [
        .. Directory.EnumerateDirectories(Folder).SelectMany(Directory.EnumerateFileSystemEntries)
            .Where(p => !p.EndsWith(".txt", StringComparison.Ordinal)).Select(p => Path.GetRelativePath(Folder, p)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Packs))]
    public void A_wrong_pack_is_told_what_is_wrong_and_where_and_what_to_do(string pack)
    {
        var expected = Path.Combine(Folder, Text(pack));
        var compilation = PackCompiler.Compile(Files(Path.Combine(Folder, pack)), World.Words);
        var told = compilation.Diagnostics.Select(d => $"{d.File}:{d.Line}:{d.Column}: {d.Code}: {d.Message}{(d.Hint is null ? "" : $" ({d.Hint})")}").ToList();

        if (Environment.GetEnvironmentVariable("GUIJU_APPROVE") == "1")
        {
            File.WriteAllLines(expected, told);
        }

        Assert.Null(compilation.Pack);
        Assert.Equal(File.ReadAllLines(expected), told);
        Assert.Contains(compilation.Diagnostics, d => d.Code == Path.GetDirectoryName(pack));
    }

    [Fact]
    public void Every_code_that_a_diagnostic_can_have_is_shown_by_a_wrong_pack() =>
        Assert.Equal([], DiagnosticCodes.All.Except(Packs.Select(p => Path.GetDirectoryName(p.Data)!)));

    [Fact]
    public void Every_code_is_explained_in_the_reference()
    {
        var reference = File.ReadAllText(Path.Combine(World.Root, "docs", "norm-language.md"));

        Assert.Equal([], DiagnosticCodes.All.Where(c => !reference.Contains($"`{c}`")));
    }

    [Fact]
    public void Every_text_belongs_to_a_wrong_pack() => Assert.Equal(
        Packs.Select(p => Text(p.Data)),
        Directory.EnumerateFiles(Folder, "*.txt", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(Folder, p)).Order(StringComparer.Ordinal));

    [Fact]
    public void A_code_that_nobody_knows_is_a_mistake_of_ours() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Norms.Language.Faults().Add("pack.yaml", 1, 1, "unheard-of", "What?"));

    /// <summary>Beside a folder stands a text of its name; an ending is replaced.</summary>
    private static string Text(string pack) => Path.ChangeExtension(pack, null) + ".txt";

    private static List<PackFile> Files(string pack) => File.Exists(pack)
        ? [new(PackCompiler.Entry, File.ReadAllText(pack))]
        : [.. Directory.EnumerateFiles(pack).Order(StringComparer.Ordinal).Select(f => new PackFile(Path.GetFileName(f), File.ReadAllText(f)))];
}
