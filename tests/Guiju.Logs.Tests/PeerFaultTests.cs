using Guiju.Logs.Declare;
using Guiju.Norms;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;

namespace Guiju.Logs.Tests;

/// <summary>Faults of other checkers that were reproduced on real logs, one by one: what each of them gets wrong comes out right here.</summary>
public sealed class PeerFaultTests : IDisposable
{
    private const long Minute = 60_000_000;

    private readonly Scratch _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Pm4py_reads_local_time_as_utc()
    {
        // Thirty days by the clock on the wall, and thirty days and an hour in truth: summer time ended between them.
        var row = Assert.Single(Check("Response[a, b] | | |0,30,d", [("a", "2011-10-15T12:00:00+02:00", ""), ("b", "2011-11-14T12:00:00+01:00", "")]));

        Assert.False(row.Satisfied);
    }

    [Fact]
    public void Pm4py_judges_alternate_responses_by_the_pairs_of_plain_ones()
    {
        var rows = Check("Response[a, c]\nAlternate Response[a, b]", "a a b c");

        Assert.Equal([(0, true, 2), (1, false, 2)], rows.Select(r => (r.Constraint, r.Satisfied, r.Activations!.Value)));
        Assert.Equal(1, rows[1].Violations);
    }

    [Fact]
    public void Pm4py_fails_on_alternate_responses_without_plain_ones() => Assert.True(Assert.Single(Check("Alternate Response[a, b]", "a b a b")).Satisfied);

    [Fact]
    public void Pm4py_finds_chain_response_broken_by_a_second_answer() => Assert.True(Assert.Single(Check("Chain Response[a, b]", "a b b")).Satisfied);

    [Fact]
    public void Pm4py_finds_alternate_precedence_broken_by_a_second_cause() => Assert.True(Assert.Single(Check("Alternate Precedence[a, b]", "a b a")).Satisfied);

    [Fact]
    public void Pm4py_finds_chain_precedence_broken_by_a_cause_alone() => Assert.Empty(Check("Chain Precedence[a, b]", "a"));

    [Fact]
    public void Pm4py_finds_succession_broken_where_neither_happens() => Assert.Empty(Check("Succession[a, b]", "c"));

    [Fact]
    public void Pm4py_counts_not_co_existence_twice() => Assert.False(Assert.Single(Check("Not Co-Existence[a, b]", "a b")).Satisfied);

    [Theory]
    [InlineData("true", false)]
    [InlineData("false", true)]
    public void Declare4Py_never_finds_a_boolean_to_be_true(string value, bool untouched)
    {
        var rows = Check("flag: true, false\nResponse[a, b] |A.flag is true | |", [("a", "2026-03-01T08:00:00Z", $"<boolean key=\"flag\" value=\"{value}\"/>")]);

        Assert.Equal(untouched, rows.Count == 0);
    }

    [Fact]
    public void Declare4Py_cuts_the_names_of_attributes_at_or()
    {
        static string By(string who) => $"<string key=\"org:resource\" value=\"{who}\"/>";
        var rows = Check("Response[a, b] | |same org:resource |", [("a", "2026-03-01T08:00:00Z", By("Li")), ("b", "2026-03-01T09:00:00Z", By("Wang"))]);

        Assert.False(Assert.Single(rows).Satisfied);
    }

    [Fact]
    public void Declare4Py_cuts_values_at_and()
    {
        var rows = Check("Response[a, b] |A.system is android | |", [("a", "2026-03-01T08:00:00Z", "<string key=\"system\" value=\"android\"/>")]);

        Assert.False(Assert.Single(rows).Satisfied);
    }

    [Fact]
    public void Declare4Py_shifts_the_columns_after_a_constraint_that_it_drops()
    {
        var rows = Check("Response[a, b] | |same org:resource |\nPrecedence[a, c]\nResponse[c, b]", "c b");

        Assert.Equal([(1, false), (2, true)], rows.Select(r => (r.Constraint, r.Satisfied)));
    }

    [Theory]
    [InlineData("Succession")]
    [InlineData("Co-Existence")]
    [InlineData("Alternate Succession")]
    [InlineData("Chain Succession")]
    [InlineData("Not Succession")]
    [InlineData("Not Co-Existence")]
    [InlineData("Not Chain Succession")]
    public void Declare4Py_does_not_know_templates_that_both_events_activate(string template)
    {
        var row = Assert.Single(Check($"{template}[a, b]", "a b"));

        Assert.Equal((!template.StartsWith("Not", StringComparison.Ordinal), 2), (row.Satisfied, row.Activations));
    }

    [Fact]
    public void Declare4Py_fails_on_an_empty_trace_under_init() => Assert.False(Assert.Single(Check("Init[a]", "")).Satisfied);

    [Fact]
    public void Declare4Py_fails_on_a_constraint_without_bars() => Assert.False(Assert.Single(Check("Response[a, b]", "a")).Satisfied);

    [Fact]
    public void Declare4Py_lets_an_event_answer_itself() => Assert.False(Assert.Single(Check("Response[a, a]", "a")).Satisfied);

    [Fact]
    public void Minerful_counts_a_precedence_as_activated_by_the_event_that_must_come_first() => Assert.Empty(Check("Precedence[a, b]", "a"));

    [Fact]
    public void Minerful_writes_a_number_next_to_nothing_for_what_is_never_broken()
    {
        var row = Assert.Single(Check("Response[a, b]", "a b a b"));

        Assert.Equal((2, 2, 0), (row.Activations, row.Fulfilments, row.Violations));
    }

    [Fact]
    public void Glpi_loses_the_time_on_hold_when_the_agreement_changes()
    {
        // Half an hour done and an hour on hold under four hours; the new agreement of two hours takes over at 02:00 with one hour done.
        var book = new Rulebook([new(Pack("1", "4h"), 0, 120 * Minute), new(Pack("2", "2h"), 120 * Minute, null)]);
        Fact[] trace = [Event(0, "a"), Event(30, "hold"), Event(90, "go")];
        var verdicts = book.Judge("case", trace, 130 * Minute, closed: false).Verdicts;

        Assert.Equal([VerdictState.Inapplicable, VerdictState.Pending], verdicts.Select(v => v.State));
        Assert.Equal((180 * Minute, 70 * Minute, 0L), (verdicts[1].Clock!.DueAt!.Value, verdicts[1].Clock!.Elapsed, verdicts[1].Clock!.StartedAt));
    }

    private static Fact Event(int minute, string name) => new($"e{minute}", name, minute * Minute, minute, new Dictionary<string, object?>());

    private static CompiledPack Pack(string revision, string within)
    {
        var text = $$$"""
            pack: P
            revision: "{{{revision}}}"
            title: {zh-CN: 试, en: T}
            document: {number: null}
            vocabulary: words.yaml
            pending: reopened
            norms:
              - id: N
                title: {zh-CN: 题, en: T}
                text: {zh-CN: 文, en: T}
                source: "T:1"
                check: A
                outcome: NC
                severity: minor
                response: {after: a, then: b, within: {{{within}}}, pause: {from: hold, until: go}}
            """;
        var compiled = PackCompiler.Compile([new("pack.yaml", text), new("words.yaml", "vocabulary: w\nactivities: [a, b, hold, go]")], new(new Dictionary<string, Activity>(), new Dictionary<string, CaseAttribute>(), ["case"]));
        Assert.Empty(compiled.Diagnostics);

        return compiled.Pack!;
    }

    private IReadOnlyList<DeclRow> Check(string model, string trace) => Check(
        model, [.. trace.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((name, i) => (name, $"2026-03-01T08:0{i}:00Z", ""))]);

    private IReadOnlyList<DeclRow> Check(string model, params (string Name, string At, string More)[] events)
    {
        var log = _files.Log("<trace><string key=\"concept:name\" value=\"x\"/>" + string.Concat(events.Select(e =>
            $"<event><string key=\"concept:name\" value=\"{e.Name}\"/><date key=\"time:timestamp\" value=\"{e.At}\"/>{e.More}</event>")) + "</trace>");

        return DeclCheck.Run(DeclReader.Read("m", "m.decl", ["activity a", "activity b", "activity c", .. model.Split('\n')]), log, null, new());
    }
}
