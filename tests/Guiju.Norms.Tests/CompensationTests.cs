using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests;

public class CompensationTests
{
    private const string Solved = "response: {after: work.started, then: fault.solved, within: 1h}";

    private const string Told = "compensation: {breach: N0, then: escalation.reported, within: 30m, warn: [20m]}";

    private static readonly Rulebook Book = World.Book(Solved, Told);

    [Fact]
    public void Nothing_is_owed_before_the_breach_and_the_alarm_is_the_breach_itself()
    {
        var verdict = Judge(30, World.Fact(0, 0, "work.started"));

        Assert.Equal((VerdictState.Inapplicable, World.Start + (60 * World.Minute)), (verdict.State, verdict.NextChangeAt));
    }

    [Fact]
    public void From_the_breach_on_it_is_owed_with_a_clock_of_its_own()
    {
        var verdict = Judge(70, World.Fact(0, 0, "work.started"));

        Assert.Equal((VerdictState.Pending, World.Start + (90 * World.Minute)), (verdict.State, verdict.NextChangeAt));
        Assert.Equal((World.Start + (60 * World.Minute), 10 * World.Minute), (verdict.Clock!.StartedAt, verdict.Clock.Elapsed));
        Assert.Equal([World.Start + (80 * World.Minute)], verdict.Clock.WarnAt);
    }

    [Theory]
    [InlineData(60, VerdictState.Held)]
    [InlineData(90, VerdictState.Held)]
    [InlineData(91, VerdictState.Breached)]
    [InlineData(59, VerdictState.Breached)]
    public void Only_what_comes_from_the_breach_on_and_in_time_makes_up_for_it(int minute, VerdictState state) =>
        Assert.Equal(state, Judge(120, World.Fact(0, 0, "work.started"), World.Fact(1, minute * World.Minute, "escalation.reported")).State);

    [Fact]
    public void Where_nothing_is_breached_nothing_is_to_be_made_up_for() => Assert.Equal(
        VerdictState.Inapplicable, Judge(120, World.Fact(0, 0, "work.started"), World.Fact(1, 60 * World.Minute, "fault.solved")).State);

    [Fact]
    public void What_breaks_only_because_the_case_closes_asks_for_nothing()
    {
        var trace = new[] { World.Fact(0, 0, "work.started"), World.Fact(1, World.Minute, "order.archived") };
        var verdicts = Book.Judge("order", trace, World.Start + (2 * World.Minute), closed: true).Verdicts;

        Assert.Equal([VerdictState.Breached, VerdictState.Inapplicable], verdicts.Select(v => v.State));
    }

    [Fact]
    public void One_compensation_may_follow_another()
    {
        var book = World.Book(Solved, Told, "compensation: {breach: N1, then: order.recorded, within: 10m}");
        var verdict = book.Judge("order", [World.Fact(0, 0, "work.started")], World.Start + (95 * World.Minute), closed: false).Verdicts[2];

        Assert.Equal((VerdictState.Pending, World.Start + (100 * World.Minute)), (verdict.State, verdict.NextChangeAt));
    }

    [Fact]
    public void A_count_that_falls_short_is_made_up_for_from_the_end_of_its_time()
    {
        var book = World.Book("exist: {event: visit.called, within: 1h}", "compensation: {breach: N0, then: escalation.reported, within: 30m}");
        Verdict At(int minute) => book.Judge("order", [World.Fact(0, 0, "order.opened")], World.Start + (minute * World.Minute), closed: false).Verdicts[1];

        Assert.Equal((VerdictState.Inapplicable, World.Start + (60 * World.Minute)), (At(10).State, At(10).NextChangeAt));
        Assert.Equal((VerdictState.Pending, World.Start + (90 * World.Minute)), (At(60).State, At(60).NextChangeAt));
    }

    private static Verdict Judge(int minute, params Timelines.Fact[] trace) =>
        Book.Judge("order", trace, World.Start + (minute * World.Minute), closed: false).Verdicts[1];
}
