using System.Text.RegularExpressions;

namespace Guiju.House.Tests;

/// <summary>How long files are, what they are called and where they lie.</summary>
public sealed partial class FileTests
{
    private const int MostLines = 300;
    private const int MostKernelFiles = 15;
    private static readonly string[] VagueFolders = ["Common", "Shared", "Services", "Helpers", "Utils"];

    [Fact]
    public void No_file_is_longer_than_300_lines() => House.Clean(TooLong(Sources.Code));

    [Fact]
    public void A_file_of_301_lines_is_found_and_a_migration_is_not()
    {
        House.Finds(TooLong(Sources.Planted("src/A.cs", string.Concat(Enumerable.Repeat("x\n", 301)))), 301);
        House.Finds(TooLong(Sources.Planted("src/A.cs", string.Concat(Enumerable.Repeat("x\n", 300)))));
        House.Finds(TooLong(Sources.Planted("src/Guiju.Server/Storage/Migrations/A.cs", string.Concat(Enumerable.Repeat("x\n", 301)))));
    }

    [Fact]
    public void No_folder_or_file_has_a_vague_name() => House.Clean(Vague(Sources.Code));

    [Theory]
    [InlineData("src/Guiju.Server/Common/Visit.cs")]
    [InlineData("web/desk/src/utils/time.ts")]
    [InlineData("src/Guiju.Server/Visits/VisitHelper.cs")]
    [InlineData("src/Guiju.Server/Visits/VisitManager.cs")]
    [InlineData("web/desk/src/visits/Common.vue")]
    public void A_vague_name_is_found(string path) => House.Finds(Vague(Sources.Planted(path, "")), 1);

    [Fact]
    public void A_plain_name_is_not_vague() => House.Finds(Vague(Sources.Planted("src/Guiju.Server/Visits/SharedKey.cs", "")));

    [Fact]
    public void The_kernel_has_at_most_15_files() => House.Clean(KernelFiles(Sources.Product));

    [Fact]
    public void A_sixteenth_kernel_file_is_found() => House.Finds(
        KernelFiles(Enumerable.Range(0, 16).Select(n => new Source($"src/Guiju.Server/Kernel/A{n}.cs", ""))), 1);

    private static IEnumerable<Finding> TooLong(IEnumerable<Source> sources) =>
        from source in sources
        where !source.Path.Contains("/Migrations/", StringComparison.Ordinal)
        let lines = source.Text.TrimEnd('\n').Split('\n').Length
        where lines > MostLines
        select new Finding(source.Path, lines, $"{lines} lines; {MostLines} at most. Split it by what a reader looks for.");

    private static IEnumerable<Finding> Vague(IEnumerable<Source> sources) =>
        from source in sources
        let parts = source.Path.Split('/')
        where parts.SkipLast(1).Any(folder => VagueFolders.Contains(folder, StringComparer.OrdinalIgnoreCase))
            || VagueFile().IsMatch(parts[^1])
        select new Finding(source.Path, 1, "this name says nothing; name it by a word the business says");

    private static IEnumerable<Finding> KernelFiles(IEnumerable<Source> sources)
    {
        var files = sources.Where(source => source.IsUnder("src/Guiju.Server/Kernel/")).ToList();

        return files.Count > MostKernelFiles
            ? [new(files[0].Path, 1, $"the kernel has {files.Count} files; {MostKernelFiles} at most. Give what a domain owns to that domain.")]
            : [];
    }

    [GeneratedRegex(@"(Helper|Util|Utility|Utilitie|Manager|Common|Misc)s?\.(cs|ts|vue)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex VagueFile();
}
