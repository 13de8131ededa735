using System.Globalization;
using Guiju.Norms.Language;
using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Examples;

/// <summary>Runs an example against the engine.</summary>
internal sealed class ExampleRun
{
    private readonly Example example;
    private readonly Rulebook book;
    private readonly List<Fact> trace;

    public ExampleRun(Example example, Func<NormProgram, NormProgram>? change = null)
    {
        this.example = example;
        var rule = Rule((YamlMap)example.Map.Find("norm")!);
        var extra = new[] { "tables", "calendars", "pauses", "phrase_lists", "applies" }
            .Where(k => example.Map.Find(k) is not null)
            .Select(k => $"\n{k}: {YamlWriter.Write(example.Map.Find(k)!)}");
        var force = example.Map.Find("in_force") as YamlMap;
        var pack = World.Compile(World.Pack([rule, .. Items("beside").Select(Rule)]) + string.Concat(extra));
        Program = (change ?? (p => p))(pack.Program);
        book = new([new(pack.With(Program), Bound(force, "from") ?? 0, Bound(force, "until"))]);
        trace = [.. Items("trace").Select((e, i) => Event(e, "event", i))];
    }

    public NormProgram Program { get; }

    private static string Rule(YamlMap norm) => string.Join('\n', norm.Entries.Select(e => $"{e.Key.Value}: {YamlWriter.Write(e.Value)}"));

    public void Run()
    {
        foreach (var check in Items("judge"))
        {
            Judge(check);
        }

        foreach (var check in Items("gate"))
        {
            Gate(check);
        }

        foreach (var check in Items("required"))
        {
            var act = Event(check, "act", trace.Count);
            var asked = book.Required(Case, [.. trace.Where(f => f.At <= act.At)], act);
            Assert.Equal(Texts(check.Find("fields_asked")!), asked.Select(r => r.Field));
            Assert.Equal(check.Find("phrases") is { } phrases ? Texts(phrases) : [], asked.SelectMany(r => r.Phrases));
        }
    }

    private string Case => (example.Map.Find("norm") as YamlMap)?.Find("case") is YamlText t ? t.Value : "order";

    private IEnumerable<YamlMap> Items(string key) => example.Map.Find(key) is YamlItems items ? items.Items.Cast<YamlMap>() : [];

    private static long? Bound(YamlMap? map, string key) => map?.Find(key) is { } node ? At(node) : null;

    private static long At(YamlNode node) => World.Start + Durations.Parse(((YamlText)node).Value)!.Value;

    private static IEnumerable<string> Texts(YamlNode node) => ((YamlItems)node).Items.Select(i => ((YamlText)i).Value);

    private static Fact Event(YamlMap map, string key, int sequence)
    {
        var activity = ((YamlText)map.Find(key)!).Value;
        var kinds = World.Words.Activities[activity].Fields;
        var fields = map.Find("fields") is YamlMap given
            ? given.Entries.ToDictionary(f => f.Key.Value, f => Value(f.Value, kinds[f.Key.Value].Kind))
            : [];
        return new($"e{sequence}", activity, At(map.Find("at")!), sequence, fields);
    }

    private static object? Value(YamlNode node, FieldKind kind) => kind switch
    {
        FieldKind.List => Texts(node).ToList(),
        FieldKind.Boolean => ((YamlText)node).Value == "true",
        FieldKind.Integer => long.Parse(((YamlText)node).Value, CultureInfo.InvariantCulture),
        FieldKind.Decimal => decimal.Parse(((YamlText)node).Value, CultureInfo.InvariantCulture),
        FieldKind.Instant => At(node),
        _ => ((YamlText)node).Value,
    };

    private void Judge(YamlMap check)
    {
        var at = At(check.Find("at")!);
        var judgement = book.Judge(Case, trace, at, check.Find("closed") is not null);
        var verdict = judgement.Verdicts.Count == 0 ? null : Assert.Single(judgement.Verdicts, v => v.Norm == "N0");

        foreach (var entry in check.Entries)
        {
            var actual = entry.Key.Value is "at" or "closed" ? null : Actual(entry.Key.Value, verdict!, judgement);

            if (actual is not null)
            {
                Assert.Equal($"{check.Line}: {entry.Key.Value} {Written(entry.Value)}", $"{check.Line}: {entry.Key.Value} {actual}");
            }
        }
    }

    private static string Actual(string key, Verdict verdict, Judgement judgement) => key switch
    {
        "state" => verdict.State.ToString().ToLowerInvariant(),
        "colour" => string.Concat(verdict.Colour.ToString().Where(char.IsUpper)),
        "activations" => $"{verdict.Activations}",
        "fulfilments" => $"{verdict.Fulfilments}",
        "violations" => $"{verdict.Violations}",
        "first_breach" => Time(verdict.FirstBreachAt),
        "next" => Time(verdict.NextChangeAt),
        "alarm" => Time(judgement.NextAlarm),
        "due" => Time(verdict.Clock?.DueAt),
        "clock" => verdict.Clock?.State.ToString().ToLowerInvariant() ?? "none",
        "promised" => verdict.Clock?.Promised == true ? "true" : "false",
        "limit" => verdict.Clock?.Limit is { } l ? Time(World.Start + l) : "none",
        "elapsed" => Time(World.Start + verdict.Clock!.Elapsed),
        "started" => Time(verdict.Clock!.StartedAt),
        "warn" => string.Join(' ', verdict.Clock!.WarnAt.Select(w => Time(w))),
        "segments" => string.Join(' ', verdict.Clock!.Segments.Select(s => $"{(s.Running ? "runs" : "stands")}:{Time(s.From)}:{Time(s.To)}:{s.CauseFactId}")),
        "lacks" => string.Join(' ', verdict.Clock!.Segments.SelectMany(s => s.Lacks ?? [])),
        "detail" => string.Join(' ', verdict.Witnesses.SelectMany(w => w.Detail)),
        "target" => string.Join(' ', verdict.Witnesses.Select(w => w.TargetFactId ?? "none")),
        _ => throw new NotSupportedException(key),
    };

    private void Gate(YamlMap check)
    {
        var act = Event(check, "act", trace.Count);
        var before = trace.Where(f => f.At <= act.At).ToList();
        var findings = book.Gate(Case, before, [act], check.Find("blank") is not null);

        if (check.Find("refused") is YamlText { Value: "false" })
        {
            Assert.Empty(findings);
            return;
        }

        var finding = Assert.Single(findings);
        Assert.Equal(check.Find("opens") is { } opens ? At(opens) : null, finding.OpensAt);
        Assert.Equal(check.Find("detail") is { } d ? Texts(d) : [], finding.Detail);
        Assert.Equal(check.Find("soft") is null, finding.Hard);
    }

    private static string Written(YamlNode node) => node switch
    {
        YamlItems items => string.Join(' ', items.Items.Select(i => Written(i))),
        YamlText t when Durations.Parse(t.Value) is { } d => Time(World.Start + d),
        YamlText t => t.Value,
        _ => throw new NotSupportedException(),
    };

    private static string Time(long? instant) =>
        instant is { } i ? ((i - World.Start) / 1e6m).ToString(CultureInfo.InvariantCulture) + "s" : "none";
}
