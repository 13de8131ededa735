namespace Guiju.Testing;

/// <summary>The working tree that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder that holds Guiju.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The full path of something in the working tree.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Every file that git tracks or would add, relative to the root.</summary>
    public static IReadOnlyList<string> Files() =>
    [
        .. Command.Output("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal)
            .Where(file => File.Exists(PathOf(file))),
    ];

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Guiju.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Guiju.slnx is not above the tests");
        }

        return folder;
    }
}
