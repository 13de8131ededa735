using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Guiju.Norms;
using Guiju.Norms.Phrases;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;
using Guiju.Server.Ledger;
using Guiju.Testing;

namespace Guiju.Bench.Engine;

/// <summary>What the norm engine does within one command, on the shipped packs.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class EngineBench
{
    private const long Minute = 60_000_000;
    private const long Start = 1_795_000_000_000_000;

    private readonly PackFile[] _files = Files("PK-GT-ITO");
    private readonly Rulebook _book = new([.. new[] { "PK-GT-ITO", "PK-CM-GROUP" }.Select(p => new PackInForce(Compiled(Files(p)), 0, null))]);
    private readonly PhraseScreen _screen = new(File.ReadAllLines(Repository.PathOf("bench", "Guiju.Bench", "Engine", "phrases.txt")));
    private readonly Fact[] _trace = Visit();
    private readonly string _said = File.ReadAllText(Repository.PathOf("bench", "Guiju.Bench", "Engine", "said.txt"));

    /// <summary>Measures and prints.</summary>
    public static int Run()
    {
        var book = new EngineBench()._book;
        var norms = book.Packs.SelectMany(p => p.Pack.Norms).ToList();
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(11);
        BenchmarkRunner.Run<EngineBench>(DefaultConfig.Instance.AddJob(job).WithOptions(ConfigOptions.DisableLogFile));
        Console.WriteLine($"{norms.Count} norms, of which {norms.Count(n => n.Case is "visit")} on visits; {Visit().Length} events");
        return 0;
    }

    [Benchmark(Description = "judge a whole visit")]
    public Judgement Judge() => _book.Judge("visit", _trace, Start + (100 * Minute), closed: false);

    [Benchmark(Description = "ask the gates about one act")]
    public IReadOnlyList<GateFinding> Gate() => _book.Gate("visit", _trace.AsSpan(0, 9).ToArray(), [_trace[9]]);

    [Benchmark(Description = "compile PK-GT-ITO")]
    public Compilation Compile() => PackCompiler.Compile(_files, Facts.Vocabulary);

    [Benchmark(Description = "screen 500 letters for 63 phrases")]
    public object Screen() => _screen.Find(_said);

    private static PackFile[] Files(string pack) => [.. Directory.EnumerateFiles(Repository.PathOf("norms", pack), "*.yaml")
        .Order(StringComparer.Ordinal).Select(f => new PackFile(Path.GetFileName(f), File.ReadAllText(f)))];

    private static CompiledPack Compiled(PackFile[] files) => PackCompiler.Compile(files, Facts.Vocabulary).Pack ?? throw new InvalidOperationException("The pack does not compile.");

    /// <summary>A visit from its planning to the signature, an event every five minutes.</summary>
    private static Fact[] Visit()
    {
        (string Name, (string, object?)[] Fields)[] events =
        [
            ("order.opened", [("kind", "fault"), ("product", "internet"), ("scope", "within-province"), ("tier", "AAA"), ("contract", "group"), ("place", "office")]),
            ("visit.planned", []), ("visit.accepted", []),
            ("visit.called", [("reached", true), ("introduced", true), ("faultCheck", "confirmed"), ("addressConfirmed", true), ("contactConfirmed", true), ("phoneConfirmed", true)]),
            ("visit.appointed", [("startsAt", Start + (40 * Minute)), ("origin", "call")]),
            ("visit.prepared", []), ("visit.departed", [("reconfirmed", true)]), ("visit.arrived", []), ("visit.knocked", []),
            ("visit.admitted", [("introduced", true), ("badgeShown", true), ("cardHanded", true), ("purposeTold", true), ("shoeCovers", true), ("permitted", true)]),
            ("backup.asked", [("answer", "backed-up"), ("consent", false)]), ("work.started", []),
            ("fault.solved", [("solution", "replaced"), ("process", "tested, then replaced"), ("analysis", "broken"), ("leftoversNone", true)]),
            ("visit.demonstrated", [("trial", "satisfied")]), ("visit.cleaned", []), ("visit.signed", [("signerRole", "fault-owner")]),
        ];
        var unknown = events.Select(e => e.Name).Where(n => !Facts.Vocabulary.Activities.ContainsKey(n)).ToList();
        return unknown.Count is 0
            ? [.. events.Select((e, i) => new Fact($"{i}", e.Name, Start + (5 * i * Minute), i, e.Fields.ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal)))]
            : throw new InvalidOperationException("There are no such events: " + string.Join(' ', unknown));
    }
}
