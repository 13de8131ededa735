using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Norms.Tests;

/// <summary>The words of the examples, and short ways to compile norms and to write traces.</summary>
internal static class World
{
    public const long Minute = 60_000_000;

    /// <summary>The instant that the times of examples and traces count from: Friday, 29 May 2026, 04:27 in Shanghai.</summary>
    public const long Start = 1_780_000_020_000_000;

    public static readonly string Root = FindRoot();

    public static readonly Vocabulary Words = ReadWords();

    public const string Head = """
        pack: PK-TEST
        revision: "1"
        title: {zh-CN: 试, en: Test}
        document: {number: null}
        """;

    /// <summary>A pack of norms of which only the rule is given; the i-th has the id N{i}.</summary>
    public static string Pack(params string[] rules) =>
        Head + "\nnorms:\n" + string.Join('\n', rules.Select((rule, i) => Norm($"N{i}", rule)));

    public static string Norm(string id, string rule)
    {
        var head = $$"""
            - id: {{id}}
              title: {zh-CN: 题, en: Title}
              text: {zh-CN: 文, en: Text}
              source: "T:1"
              outcome: NC
              severity: minor
            """;
        var check = rule.Contains("check:", StringComparison.Ordinal) ? "" : "\n  check: A";
        return head + check + "\n" + string.Join('\n', rule.Split('\n').Select(l => "  " + l));
    }

    public static CompiledPack Compile(string text)
    {
        var compilation = PackCompiler.Compile([new(PackCompiler.Entry, text)], Words);
        Assert.Empty(compilation.Diagnostics);

        return compilation.Pack!;
    }

    /// <summary>The same pack with another table.</summary>
    public static CompiledPack With(this CompiledPack pack, NormProgram program) => new()
    {
        Id = pack.Id,
        Revision = program.Revision,
        Title = pack.Title,
        Document = pack.Document,
        Norms = pack.Norms,
        Closes = pack.Closes,
        ClosesByKind = pack.ClosesByKind,
        Program = program,
    };

    public static Rulebook Book(params string[] rules) => new([new(Compile(Pack(rules)), 0, null)]);

    public static Fact Fact(int sequence, long at, string activity, params (string Field, object Value)[] fields) =>
        new($"e{sequence}", activity, Start + at, sequence, fields.ToDictionary(f => f.Field, f => (object?)f.Value));

    private static Vocabulary ReadWords()
    {
        var text = File.ReadAllText(Path.Combine(Root, "docs", "norms", "vocabulary.yaml"));
        var log = PackCompiler.ReadVocabulary(new("vocabulary.yaml", text), out var diagnostics);
        Assert.Empty(diagnostics);

        return log!.Vocabulary;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder.FullName, "Guiju.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The repository's root was not found.");
        }

        return folder.FullName;
    }
}
