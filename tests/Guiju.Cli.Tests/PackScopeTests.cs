using Guiju.Norms;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;
using Guiju.Server.Ledger;

namespace Guiju.Cli.Tests;

/// <summary>What a shipped pack leaves to others: acts before its effective day, equipment that it excludes, orders under other standards.</summary>
public sealed class PackScopeTests
{
    private static readonly DateTimeOffset EffectiveDay = new(2007, 9, 18, 0, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(-1, VerdictState.Inapplicable)]
    [InlineData(0, VerdictState.Breached)]
    [InlineData(1, VerdictState.Breached)]
    public void A_revision_judges_what_is_done_from_its_effective_day_on(int seconds, VerdictState expected)
    {
        var admitted = Micros(EffectiveDay) + (seconds * 1_000_000L);
        var issuedBefore = Opened(Micros(EffectiveDay.AddDays(-7)), ("equipment", "radio"));

        Assert.Equal(expected, Judge("PK-ZT-FIELD", "ZT-KNOCK", Micros(EffectiveDay), issuedBefore, Done(admitted, "visit.admitted", ("permitted", true))));
    }

    [Theory]
    [InlineData("radio", VerdictState.Breached)]
    [InlineData("core", VerdictState.Breached)]
    [InlineData("terminal", VerdictState.Inapplicable)]
    [InlineData("computer", VerdictState.Inapplicable)]
    public void A_terminal_is_never_judged_by_the_standard_for_system_equipment(string equipment, VerdictState expected)
    {
        var at = Micros(EffectiveDay.AddDays(1));

        Assert.Equal(expected, Judge("PK-ZT-FIELD", "ZT-KNOCK", long.MinValue, Opened(at, ("equipment", equipment)), Done(at + 1, "visit.admitted", ("permitted", true))));
    }

    [Theory]
    [InlineData("home", "home", VerdictState.Breached)]
    [InlineData("ito", "office", VerdictState.Breached)]
    [InlineData("group", "home", VerdictState.Inapplicable)]
    public void A_shared_clause_binds_only_where_the_standards_that_it_is_taken_from_do(string contract, string place, VerdictState expected)
    {
        var at = Micros(EffectiveDay);

        Assert.Equal(expected, Judge("PK-BASE", "MS-CARD-BEFORE", long.MinValue, Opened(at, ("contract", contract), ("place", place)), Done(at + 1, "visit.unmet")));
    }

    private static VerdictState Judge(string pack, string norm, long from, params Fact[] trace)
    {
        var files = Directory.EnumerateFiles(Repository.PathOf("norms", pack), "*.yaml").Select(f => new PackFile(Path.GetFileName(f), File.ReadAllText(f)));
        var book = new Rulebook([new(PackCompiler.Compile([.. files], Facts.Vocabulary).Pack!, from, null)]);

        return book.Judge("visit", trace, trace[^1].At, closed: true).Verdicts.SingleOrDefault(v => v.Norm == norm)?.State ?? VerdictState.Inapplicable;
    }

    private static Fact Opened(long at, params (string Field, object Value)[] fields) => Done(at, "order.opened", [("kind", "fault"), .. fields]);

    private static Fact Done(long at, string activity, params (string Field, object Value)[] fields) =>
        new($"{activity}@{at}", activity, at, 0, fields.ToDictionary(f => f.Field, f => (object?)f.Value));

    private static long Micros(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / 10;
}
