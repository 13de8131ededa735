using Guiju.Norms.Language;

namespace Guiju.Norms.Tests.Examples;

/// <summary>One example of docs/norms: a norm, a trace, and what is said of it when.</summary>
internal sealed record Example(string File, string Title, YamlMap Map)
{
    public override string ToString() => $"{File}: {Title}";

    public static IEnumerable<Example> All()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(World.Root, "docs", "norms"), "*.md").Order(StringComparer.Ordinal))
        {
            foreach (var example in Of(path))
            {
                yield return example;
            }
        }
    }

    private static IEnumerable<Example> Of(string path)
    {
        var name = Path.GetFileName(path);
        var blocks = System.IO.File.ReadAllText(path).Split("```yaml\n").Skip(1).Select(b => b[..b.IndexOf("```", StringComparison.Ordinal)]);

        foreach (var block in blocks.Where(b => b.StartsWith("example:", StringComparison.Ordinal)))
        {
            var faults = new Faults();
            var map = YamlReader.Read(new(name, block), faults);
            Assert.Empty(faults.InOrder());
            yield return new(name, ((YamlText)map!.Find("example")!).Value, map);
        }
    }
}
