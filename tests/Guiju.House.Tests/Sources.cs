namespace Guiju.House.Tests;

/// <summary>What the rules look at, read once.</summary>
public static class Sources
{
    private static readonly string[] Binary = [".png", ".gz", ".xlsx", ".docx", ".pdf", ".ico", ".woff2", ".jpg"];
    private static readonly Lazy<IReadOnlyList<Source>> Read = new(() =>
    [
        .. Repository.Files()
            .Where(path => !Binary.Contains(Path.GetExtension(path)))
            .Select(path => new Source(path, File.ReadAllText(Repository.PathOf(path)))),
    ]);

    /// <summary>Every text file that git tracks or would add.</summary>
    public static IEnumerable<Source> All => Read.Value;

    /// <summary>Our C#, tests and measures included.</summary>
    public static IEnumerable<Source> CSharp => All.Where(source => source.Is(".cs"));

    /// <summary>The C# of the product.</summary>
    public static IEnumerable<Source> Product => CSharp.Where(source => source.IsUnder("src/"));

    /// <summary>Every file a programmer writes: C#, TypeScript, Vue. The client's types are generated from the API.</summary>
    public static IEnumerable<Source> Code => All.Where(source => source.Is(".cs", ".ts", ".vue") && !source.Is("api/src/schema.d.ts"));

    /// <summary>A file planted to prove that a rule finds what it forbids.</summary>
    public static Source[] Planted(string path, string text) => [new(path, text)];
}
