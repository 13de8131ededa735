using FsCheck;
using FsCheck.Fluent;
using Guiju.Logs.Declare;
using Guiju.Norms;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;

namespace Guiju.Logs.Tests;

/// <summary>A pack written as a Declare model and read again says the same of every case; what the dialect cannot say is a comment.</summary>
public sealed class DeclWriterTests
{
    private const string Words = """
        vocabulary: w
        fields: {k: {code: [x, y, x and y]}, n: integer, d: decimal, f: boolean, t: text}
        activities: [a, Wait - User, "A, B", c]
        attributes: {case.k: [a.k]}
        """;

    private static readonly string[] Names = ["a", "Wait - User", "\"A, B\"", "c"];
    private static readonly string[] Conditions =
    [
        "", "{k: x}", "{k: [x, x and y]}", "{k: {not: y}}", "{n: {at_least: 2}}", "{n: {above: 1, below: 3}}", "{d: {at_most: 1.5}}", "{f: true}", "{f: {not: true}}",
        "{t: hello}", "{any: [{k: x}, {n: 3}]}", "{not: {k: x and y}}", "{k: y, any: [{f: true}, {not: {n: {below: 2}}}]}",
    ];

    private static readonly string[] Windows = ["", "at_most: 5m", "at_least: 1m, at_most: 3m", "at_least: 90s, at_most: 2h", "at_most: 500ms"];
    private static readonly string[] Pairs =
    [
        "responded-existence", "co-existence", "response", "alternate-response", "chain-response", "precedence", "alternate-precedence", "chain-precedence", "succession",
        "alternate-succession", "chain-succession", "not-responded-existence", "not-co-existence", "not-response", "not-precedence", "not-chain-response",
        "not-chain-precedence", "not-succession", "not-chain-succession", "choice", "exclusive-choice",
    ];

    private static Gen<string> Slot =>
        from name in Gen.Elements(Names)
        from condition in Gen.Elements(Conditions)
        select condition.Length == 0 ? name : $"{{event: {name}, where: {condition}}}";

    private static Gen<string> Rule =>
        from way in Gen.Choose(0, 9)
        from a in Slot
        from b in Slot
        from template in Gen.Elements(Pairs)
        from window in Gen.Elements(Windows)
        from same in Gen.Elements("", ", same: t", ", same: [k, t]")
        from n in Gen.Choose(1, 3)
        select way switch
        {
            0 => $"response: {{after: {a}, then: {b}{Joined(window.Replace("at_most", "within", StringComparison.Ordinal))}{same}}}",
            1 => $"precedence: {{act: {a}, needs: {b}{Joined(window)}{same}}}",
            2 => $"exist: {{event: {a}, times: {n}, within: {n}m}}",
            3 => $"absence: {{event: {a}, most: {n}}}",
            4 => $"declare: {{template: {(n == 1 ? "init" : "end")}, a: {a}}}",
            5 => $"declare: {{template: {(n == 1 ? "existence" : n == 2 ? "absence" : "exactly")}, a: {a}, n: {n}{Joined(window)}}}",
            6 => $"when: {{n: {{at_least: {n}}}}}\n  response: {{after: {a}, then: {b}{same}}}",
            _ when template.Contains("choice", StringComparison.Ordinal) => $"declare: {{template: {template}, a: {a}, b: {b}}}",
            _ => $"declare: {{template: {template}, a: {a}, b: {b}{Joined(window)}{same}}}",
        };

    private static Gen<LogEvent> Event =>
        from name in Gen.Elements(Names)
        from at in Gen.Choose(0, 20)
        from seed in Gen.Choose(0, 1 << 16)
        select new LogEvent(name.Trim('"'), at * 30_000_000L, Fields(seed), 0);

    private static Gen<LogCase> Case =>
        from count in Gen.Choose(0, 9)
        from events in Event.ListOf(count)
        select new LogCase("1", new Dictionary<string, object?>(), [.. events.OrderBy(e => e.At)]);

    [Fact]
    public void A_written_model_says_of_every_case_what_the_pack_says() => Prop.ForAll(
        Rule.ListOf(6).ToArbitrary(), Case.ListOf(12).ToArbitrary(), (rules, cases) =>
        {
            var pack = Pack([.. rules]);
            var (model, beyond) = Write(pack);
            var (ours, theirs) = (new LogJudge(pack, pack.Log!.Vocabulary, new LogNotes()), new LogJudge(model.ToPack(), pack.Log.Vocabulary, new LogNotes()));

            Assert.Empty(beyond);
            Assert.All(cases, one => Assert.Equal(Says(ours, one), Says(theirs, one)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Theory]
    [InlineData("response: {after: a, then: c, at_least: 1m}", "cannot be written")]
    [InlineData("response: {after: [a, c], then: c}", "one of several events")]
    [InlineData("response: {after: a, then: c, within: 1h, clock: office}", "follows a calendar")]
    [InlineData("response: {after: a, then: c, until: a}", "is released")]
    [InlineData("precedence: {act: a, needs: c, times: 2}", "counts how often")]
    [InlineData("when: {case.k: x}\n  response: {after: a, then: c}", "known of the case")]
    [InlineData("response: {after: {event: a, where: {t: {present: true}}}, then: c}", "cannot be written")]
    [InlineData("response: {after: {event: a, where: {t: ' x'}}, then: c}", "cannot be written")]
    [InlineData("budget: {from: a, until: c, at_most: 1h}", "no template of this form")]
    public void What_Declare_has_no_words_for_is_a_comment_with_the_rule_as_JSON(string rule, string reason)
    {
        using var written = new StringWriter();
        var (constraints, beyond) = DeclWriter.Write(written, Pack(rule), "case");
        var lines = written.ToString().Split('\n');
        var at = Array.FindIndex(lines, l => l.StartsWith("# not in Declare: ", StringComparison.Ordinal));

        Assert.Equal((0, "N0"), (constraints.Count, Assert.Single(beyond)));
        Assert.Contains(reason, lines[at], StringComparison.Ordinal);
        Assert.Equal("N0", Assert.Single(Norms.Programs.ProgramJson.Read(lines[at + 1][2..]).Rules).Id);
        Assert.Empty(DeclReader.Read("m", "m", lines).Constraints);
    }

    [Fact]
    public void A_model_is_written_as_people_write_it()
    {
        using var written = new StringWriter();
        DeclWriter.Write(written, Pack("response: {after: {event: a, where: {k: x, n: {at_least: 2}}}, then: c, within: 90m, same: t}"), "case");

        Assert.Equal(
            """
            # P 1: T
            activity a
            activity c
            bind a: k, n
            k: x
            n: integer between -1000000000 and 1000000000

            # N0: Title
            Response[a, c] |A.k is x and A.n >= 2 |same t |0,90,m

            """.ReplaceLineEndings("\n"),
            written.ToString());
    }

    private static string Joined(string part) => part.Length == 0 ? "" : $", {part}";

    private static Dictionary<string, object?> Fields(int seed)
    {
        (string, object)[] all =
        [
            ("k", new[] { "x", "y", "x and y" }[seed % 3]), ("n", (long)(seed % 5)), ("d", seed % 7 / 2m), ("f", seed % 2 == 0), ("t", seed % 4 < 2 ? "hello" : "world"),
        ];
        return all.Where((_, i) => (seed >> (i + 4) & 7) != 0).ToDictionary(a => a.Item1, a => (object?)a.Item2);
    }

    private static List<string> Says(LogJudge judge, LogCase one) =>
    [
        .. judge.Judge(one, one.Events.Count == 0 ? 0 : one.Events[^1].At, closed: true).Verdicts
            .Select((v, i) => $"{i} {v.State} {v.Activations} {v.Fulfilments} {v.Violations}"),
    ];

    private static (DeclModel Model, IReadOnlyList<string> Beyond) Write(CompiledPack pack)
    {
        using var written = new StringWriter();
        var (_, beyond) = DeclWriter.Write(written, pack, "case");

        return (DeclReader.Read("m", "m.decl", written.ToString().Split('\n')), beyond);
    }

    private static CompiledPack Pack(params string[] rules)
    {
        const string head = """
            pack: P
            revision: "1"
            title: {zh-CN: 题, en: T}
            document: {number: null}
            vocabulary: words.yaml
            calendars: {office: {years: [2026, 2026], hours: {mon-fri: "09:00-17:00"}}}
            norms:

            """;
        var norms = rules.Select((r, i) => $"- id: N{i}\n  title: {{zh-CN: 题, en: Title}}\n  text: {{zh-CN: 文, en: Text}}\n  source: s\n  check: A\n  outcome: NC\n  severity: minor\n  {r}\n");
        var compilation = PackCompiler.Compile([new(PackCompiler.Entry, head + string.Concat(norms)), new("words.yaml", Words)], new Vocabulary(new Dictionary<string, Activity>(), new Dictionary<string, CaseAttribute>(), ["case"]));
        Assert.Empty(compilation.Diagnostics);

        return compilation.Pack!;
    }
}
