using FsCheck;
using FsCheck.Fluent;
using Guiju.Norms.Programs;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Laws;

public class VerdictLaws
{
    private static Gen<int?> Maybe(int low, int high) =>
        from some in Gen.Elements(true, true, false)
        from value in Gen.Choose(low, high)
        select some ? (int?)value : null;

    private static readonly Gen<bool> Flag = Gen.Elements(true, false);
    private static readonly Gen<string?> Key = Gen.Elements<string?>(null, null, "x");
    private static readonly Gen<string?> When = Gen.Elements<string?>(null, null, "hi");

    internal static readonly Gen<Rule> Responses =
        from afterK in Key
        from then in Gen.Elements("a", "b")
        from thenK in Key
        from low in Gen.Choose(0, 3)
        from within in Maybe(3, 8)
        from same in Flag
        from until in Flag
        from pausing in Flag
        from working in Flag
        from w in When
        select (Rule)new Response(afterK, then, thenK, low, within, same, until, pausing, working) { When = w };

    private static readonly Gen<Rule> Precedences =
        from act in Gen.Elements("a", "b")
        from actK in Key
        from needK in Key
        from low in Gen.Choose(0, 3)
        from high in Maybe(3, 8)
        from same in Flag
        from times in Gen.Choose(1, 3)
        from working in Flag
        from w in When
        select (Rule)new Precedence(act, actK, needK, low, high, same, times, working) { When = w };

    private static readonly Gen<Rule> Rates =
        from k in Key
        from most in Gen.Choose(1, 2)
        from within in Gen.Choose(1, 6)
        from w in When
        select (Rule)new Rate(k, most, within) { When = w };

    private static readonly Gen<Rule> Budgets =
        from most in Gen.Choose(1, 6)
        from pausing in Flag
        from working in Flag
        from w in When
        select (Rule)new Budget(most, pausing, working) { When = w };

    private static readonly Gen<Rule> Windows =
        from k in Key
        from w in When
        select (Rule)new InShift(k) { When = w };

    private static readonly Gen<Rule> Orders =
        from skipping in Flag
        from anew in Gen.Elements(null, "plan", "b")
        from w in When
        select (Rule)new Order(skipping, anew) { When = w };

    private static readonly Gen<Rule> Intervals =
        from kind in Gen.Choose(0, 4)
        from low in Gen.Choose(-6, 2)
        from high in Maybe(2, 6)
        from bound in Flag
        from until in Flag
        from w in When
        select (Rule)new Interval(kind, bound || high is null ? low : null, high is null ? null : high - 4 < low ? low : high - 4, until) { When = w };

    private static readonly Gen<Rule> Limits =
        from table in Flag
        from pausing in Flag
        from until in Flag
        from lost in Flag
        from working in Flag
        select (Rule)new Limit(table, pausing, until, lost, working);

    private static readonly Gen<Rule> Declared =
        from template in Gen.Elements(Enum.GetValues<DeclareTemplate>())
        from low in Gen.Choose(0, 2)
        from high in Maybe(2, 8)
        from tie in Gen.Elements(Laws.Declared.Ties)
        from n in Gen.Choose(1, 2)
        from pausing in Flag
        from working in Flag
        from aK in Key
        from bK in Key
        from w in When
        select (Rule)new Declared(template, n, low, high, tie, pausing, working, aK, bK) { When = w };

    private static readonly Gen<Rule> GovernedPauses =
        from within in Gen.Choose(1, 8)
        from needs in Flag
        from approved in Flag
        from flagged in Flag
        from most in Maybe(1, 4)
        from all in Maybe(1, 6)
        from state in Flag
        from working in Flag
        select (Rule)new Governed(within, needs, approved, flagged, most, all, state, working);

    private static readonly Gen<Rule> Compensations =
        from source in Responses
        from low in Gen.Choose(0, 2)
        from within in Maybe(2, 6)
        from until in Flag
        from pausing in Flag
        from working in Flag
        from w in When
        select (Rule)new Compensation((Response)source, low, within, until, pausing, working) { When = w };

    [Fact]
    public void A_compensation_is_what_its_formula_says() => Agrees(Compensations);

    [Fact]
    public void A_governed_pause_stops_the_clock_as_counted_minute_by_minute() => Agrees(GovernedPauses);

    [Fact]
    public void A_response_is_what_its_formula_says() => Agrees(Responses);

    [Fact]
    public void A_precedence_is_what_its_formula_says() => Agrees(Precedences);

    [Fact]
    public void A_rate_is_what_its_formula_says() => Agrees(Rates);

    [Fact]
    public void A_budget_is_what_its_formula_says() => Agrees(Budgets);

    [Fact]
    public void A_window_is_what_its_formula_says() => Agrees(Windows);

    [Fact]
    public void An_order_is_what_its_formula_says() => Agrees(Orders);

    [Fact]
    public void An_interval_is_what_its_formula_says() => Agrees(Intervals);

    [Fact]
    public void A_limit_is_what_its_formula_says() => Agrees(Limits);

    [Fact]
    public void A_template_that_relates_two_events_is_what_its_formula_says() => Agrees(Declared.Where(r => ((Declared)r).Relates));

    [Fact]
    public void A_verdict_changes_exactly_when_it_says() => ForAll(Every, (rule, scene) =>
    {
        var book = rule.Book;

        for (var now = 0; now < 16; now++)
        {
            var known = new Scene([.. scene.Events.Where(e => e.Minute <= now)]).Facts;
            Verdict Judged(long instant) => book.Judge("case", known, instant, closed: false).Verdicts[0];
            (Says, Colour) At(long instant) => (Says.Of(Judged(instant)), Judged(instant).Colour);
            var (says, change) = (At(Scene.Instant(now)), Judged(Scene.Instant(now)).NextChangeAt);

            if (change is { } next)
            {
                Assert.True(next > Scene.Instant(now));
                Assert.NotEqual(says, At(next));
            }

            for (var t = now; t < now + Scene.Horizon && (change is null || Scene.Instant(t) < change); t++)
            {
                Assert.Equal(says, At(Scene.Instant(t)));
                Assert.Equal(says, At(Math.Min(change ?? long.MaxValue, Scene.Instant(t + 1)) - 1));
            }
        }
    });

    [Fact]
    public void What_is_permanent_stays() => ForAll(Every, (rule, scene) =>
    {
        var book = rule.Book;
        var last = Colour.CurrentlySatisfied;

        for (var now = -1; now < Scene.Horizon; now++)
        {
            var colour = book.Judge("case", scene.Facts, Scene.Instant(now), closed: false).Verdicts[0].Colour;
            Assert.True(last is not (Colour.PermanentlyViolated or Colour.PermanentlySatisfied) || colour == last);
            last = colour;
        }
    });

    internal static Gen<Rule> Every => Gen.OneOf(Responses, Precedences, Orders, Intervals, Limits, Declared, Rates, Budgets, Windows, GovernedPauses, Compensations);

    private static void Agrees(Gen<Rule> rules) => ForAll(rules, (rule, scene) =>
    {
        var book = rule.Book;

        for (var now = -1; now < Scene.Horizon; now++)
        {
            var known = new Known(scene, now);
            var outcomes = rule.Judge(known).ToList();
            var open = book.Judge("case", scene.Facts, Scene.Instant(now), closed: false).Verdicts[0];
            Assert.Equal((now, Says.Of(outcomes, null)), (now, Says.Of(open)));

            var closed = book.Judge("case", scene.Facts, Scene.Instant(now), closed: true).Verdicts[0];
            Assert.Equal((now, Says.Of([.. rule.Judge(known with { Closed = true })], known.Events.Count > 0 ? known.Events[^1].Minute : now)), (now, Says.Of(closed)));
            Assert.Contains(closed.Colour, new[] { Colour.PermanentlySatisfied, Colour.PermanentlyViolated });
        }
    });

    private static void ForAll(Gen<Rule> rules, Action<Rule, Scene> law) =>
        Prop.ForAll(Arb.From(rules), Scene.Any, law).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
