using Guiju.Norms.Explaining;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Explaining;

/// <summary>Single cases with figures that a person can add up.</summary>
public class ExplanationTests
{
    private const long Hour = 60 * World.Minute;
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private const string Office = """

        calendars: {office: {years: [2026, 2026], hours: {mon-fri: ["08:30-12:00", "13:30-18:00"]}, holidays: [2026-06-01]}}
        """;

    private static readonly Vocabulary Words = PackCompiler.ReadVocabulary(
        new("v", "vocabulary: t\nfields: {k: text, n: integer}\nactivities: [a, b, c, pause, resume]\nattributes: {case.k: [a.k]}"), out _)!.Vocabulary;

    [Fact]
    public void A_clock_over_a_weekend_a_holiday_and_a_pause_is_told_day_by_day()
    {
        var why = Explain(
            "response: {after: a, then: b, within: 8h, clock: office, pause: {from: pause, until: resume}}",
            [At("a", 29, 16), At("pause", 33, 9), At("resume", 33, 11), At("b", 34, 9)]);

        // Friday 29 May 16:00–18:00; the weekend and Monday 1 June off; Tuesday 8 h less 2 h; then Wednesday is too late.
        var account = Assert.Single(why.Accounts);
        var bill = account.Bill!;
        Assert.Equal(("office", "Asia/Shanghai", 8 * Hour), (bill.Calendar, bill.Zone, bill.Elapsed));
        Assert.Equal([2 * Hour, 0, 0, 0, 6 * Hour], bill.Days.Select(d => d.Elapsed));
        Assert.Equal([29, 30, 31, 1, 2], bill.Days.Select(d => d.Day.Day));
        Assert.Equal(2 * Hour, bill.Days[^1].Paused);
        Assert.Equal(("e1", "e2", 2 * Hour), (bill.Pauses[0].FactId, bill.Pauses[0].EndFactId, bill.Pauses[0].Counted));
        Assert.Equal(
            [StretchKind.Off, StretchKind.Counts, StretchKind.Paused, StretchKind.Counts, StretchKind.Off, StretchKind.Counts],
            bill.Days[^1].Stretches.Select(s => s.Kind));

        var late = account.Candidates[account.Best];
        Assert.Equal(("e3", Nearness.TooLate, 8 * Hour + (30 * World.Minute)), (late.FactId, late.Nearness, late.Distance));
        Assert.Equal(VerdictState.Breached, why.Verdict.State);
    }

    [Fact]
    public void The_event_that_came_nearest_is_told_with_the_condition_that_failed_and_the_value_seen()
    {
        var why = Explain(
            "response: {after: a, then: {event: b, where: {n: {at_least: 3}}}, within: 1h}",
            [At("a", 29, 8), At("b", 29, 8.2, ("n", 2L)), At("c", 29, 8.3), At("b", 29, 8.4)]);
        var candidates = Assert.Single(why.Accounts).Candidates;

        Assert.Equal([Nearness.Condition, Nearness.Missing], candidates.Select(c => c.Nearness));
        var atom = Assert.Single(candidates[0].Atoms);
        Assert.Equal(("n", "atLeast", "3", "2", false), (atom.Name, atom.Op, atom.Wanted[0], atom.Seen, atom.Holds!.Value));
        Assert.Null(Assert.Single(candidates[1].Atoms).Holds);
        Assert.Equal("e1", candidates[why.Accounts[0].Best].FactId);
    }

    [Fact]
    public void A_norm_that_does_not_apply_says_which_condition_kept_it_away()
    {
        var why = Explain("when: {case.k: [x, z]}\nresponse: {after: b, then: c}", [At("a", 29, 8, ("k", "y")), At("b", 29, 9)]);

        Assert.Equal(VerdictState.Inapplicable, why.Verdict.State);
        var atom = Assert.Single(Assert.Single(why.Passed).Atoms);
        Assert.Equal((AtomRole.When, "case.k", "y", "e0", false), (atom.Role, atom.Name, atom.Seen, atom.FactId, atom.Holds!.Value));
        Assert.Equal(["x", "z"], atom.Wanted);
    }

    [Fact]
    public void An_event_of_another_key_is_shown_with_both_values()
    {
        var why = Explain("precedence: {act: b, needs: a, same: k}", [At("a", 29, 8, ("k", "y")), At("b", 29, 9, ("k", "x"))]);
        var candidate = Assert.Single(Assert.Single(why.Accounts).Candidates);

        Assert.Equal((Nearness.OtherKey, "k", "x", "y"), (candidate.Nearness, candidate.Atoms[0].Name, candidate.Atoms[0].Wanted[0], candidate.Atoms[0].Seen));
    }

    [Fact]
    public void A_condition_on_two_events_is_shown_with_what_each_of_them_said()
    {
        var why = Explain("response: {after: a, then: b, different: k}", [At("a", 29, 8, ("k", "x")), At("b", 29, 9, ("k", "x"))]);
        var candidate = Assert.Single(Assert.Single(why.Accounts).Candidates);

        Assert.Equal((Nearness.OtherKey, "k", "notIn", "x", "x"), (candidate.Nearness, candidate.Atoms[0].Name, candidate.Atoms[0].Op, candidate.Atoms[0].Wanted[0], candidate.Atoms[0].Seen));
        Assert.False(candidate.Atoms[0].Holds);
    }

    [Fact]
    public void A_required_field_and_a_forbidden_phrase_are_told_with_what_stood_there()
    {
        var fields = Explain("fields: {on: a, require: [{n: {above: 5}}]}", [At("a", 29, 8, ("n", 5L))]);
        Assert.Equal(("n", "above", "5", false), (fields.Accounts[0].Atoms[0].Name, fields.Accounts[0].Atoms[0].Op, fields.Accounts[0].Atoms[0].Seen, fields.Accounts[0].Atoms[0].Holds!.Value));

        var phrases = Explain("phrases: {on: a, field: k, forbid: rude}", [At("a", 29, 8, ("k", "我不知道啊"))], "\nphrase_lists: {rude: {kind: forbidden, items: [{text: 不知道}]}}");
        Assert.Equal(("says", "我不知道啊", "不知道"), (phrases.Accounts[0].Atoms[0].Op, phrases.Accounts[0].Atoms[0].Seen, phrases.Accounts[0].Atoms[0].Wanted[0]));
    }

    [Fact]
    public void A_day_on_which_clocks_change_is_as_long_as_it_is()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var began = new DateTimeOffset(2026, 3, 28, 12, 0, 0, TimeSpan.FromHours(1)).ToUnixTimeMilliseconds() * 1000;
        var pack = Compile("response: {after: a, then: b, within: 10d}", "");
        var why = new Rulebook([new(pack, 0, null)]).Explain("case", [new("e0", "a", began, 0, new Dictionary<string, object?>())], began + (48 * Hour), closed: false, "PK-TEST", "1", "N0", zone)!;

        Assert.Equal([12 * Hour, 23 * Hour, 13 * Hour], why.Accounts[0].Bill!.Days.Select(d => d.Elapsed));
    }

    [Fact]
    public void A_norm_that_is_not_there_has_no_explanation() =>
        Assert.Null(new Rulebook([]).Explain("case", [], 0, closed: false, "PK-TEST", "1", "N0", Shanghai));

    private static Explanation Explain(string rule, Fact[] trace, string extra = "") =>
        new Rulebook([new(Compile(rule, extra), 0, null)]).Explain("case", [.. trace.Select((f, i) => f with { Id = $"e{i}", Sequence = i })], trace[^1].At + (24 * Hour), closed: false, "PK-TEST", "1", "N0", Shanghai)!;

    private static CompiledPack Compile(string rule, string extra)
    {
        var compilation = PackCompiler.Compile([new(PackCompiler.Entry, World.Pack(rule) + extra + Office)], Words);
        Assert.Empty(compilation.Diagnostics);
        return compilation.Pack!;
    }

    /// <summary>An event at an hour of a day counted from the first of May 2026 in Shanghai.</summary>
    private static Fact At(string name, int day, double hour, params (string Field, object Value)[] fields) => new(
        "",
        name,
        (new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds() * 1000) + ((day - 1) * 24 * Hour) + (long)(hour * Hour),
        0,
        fields.ToDictionary(f => f.Field, f => (object?)f.Value));
}
