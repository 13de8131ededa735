using FsCheck;
using FsCheck.Fluent;
using Guiju.Norms.Explaining;
using Guiju.Norms.Tests.Laws;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Explaining;

public class ExplanationLaws
{
    /// <summary>A zone whose midnight lies in the middle of the timelines.</summary>
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.CreateCustomTimeZone("law", new(3, 25, 0), null, null);

    [Fact]
    public void An_explanation_is_of_the_very_verdict_that_was_given() => ForAll((judged, why) =>
    {
        Assert.Equal((judged.State, judged.Colour, judged.Activations, judged.Fulfilments, judged.Violations), (why.Verdict.State, why.Verdict.Colour, why.Verdict.Activations, why.Verdict.Fulfilments, why.Verdict.Violations));
        Assert.Equal((judged.FirstBreachAt, judged.NextChangeAt), (why.Verdict.FirstBreachAt, why.Verdict.NextChangeAt));
        Assert.Equal(judged.Activations, why.Accounts.Count(a => a.State != VerdictState.Undetermined));
        Assert.Subset(
            why.Accounts.Select(a => (a.FactId, a.TargetFactId, a.State, a.DecidedAt)).ToHashSet(),
            judged.Witnesses.Select(w => (w.ActivationFactId, w.TargetFactId, w.State, w.DecidedAt)).ToHashSet());
    });

    [Fact]
    public void A_breach_is_explained_by_a_witness_at_its_instant() => ForAll((judged, why) =>
    {
        if (judged.State == VerdictState.Breached)
        {
            var at = why.Accounts.Where(a => a.State == VerdictState.Breached).Min(a => a.DecidedAt);
            Assert.True(at == judged.FirstBreachAt || (at is null && why.Count is not null), $"{at} {judged.FirstBreachAt}");
        }
    });

    [Fact]
    public void The_days_of_a_bill_add_up_to_the_elapsed_time_and_its_pauses_to_what_was_paused() => ForAll((judged, why) =>
    {
        foreach (var bill in why.Accounts.Select(a => a.Bill).OfType<Bill>())
        {
            Assert.Equal((bill.Elapsed, bill.Off, bill.Paused), (bill.Days.Sum(d => d.Elapsed), bill.Days.Sum(d => d.Off), bill.Days.Sum(d => d.Paused)));
            Assert.Equal(bill.Wall, bill.Elapsed + bill.Off + bill.Paused);
            Assert.Equal(bill.Elapsed, bill.Days[^1].Total);
            Assert.Equal(bill.Paused, bill.Pauses.Sum(p => p.Counted));
            Assert.Equal(bill.Days, bill.Days.OrderBy(d => d.Day).DistinctBy(d => d.Day));
            Continuous(bill);
        }

        Assert.True(judged.Clock is not { } clock || why.Accounts.Any(a => a.FactId == clock.ActivationFactId && a.Bill?.Elapsed == clock.Elapsed && a.Bill.From == clock.StartedAt));
    });

    [Fact]
    public void What_answers_is_what_the_witness_names_and_nothing_else() => ForAll((_, why) =>
    {
        foreach (var account in why.Accounts.Where(a => a.Candidates.Count > 0))
        {
            var answering = account.Candidates.Where(c => c.Nearness is Nearness.Answers or Nearness.Releases).Select(c => c.FactId);
            Assert.Equal(account.State == VerdictState.Held && account.TargetFactId is { } target ? [target] : [], answering);
            Assert.True(account.Best >= 0 || why.Norm.Form == "order");
        }
    });

    [Fact]
    public void What_did_not_serve_has_a_condition_that_does_not_hold() => ForAll((_, why) =>
    {
        foreach (var candidate in why.Accounts.SelectMany(a => a.Candidates))
        {
            var needed = candidate.Nearness is Nearness.Condition or Nearness.Missing or Nearness.OtherKey;
            Assert.Equal(needed, candidate.Atoms.Count > 0);
            Assert.DoesNotContain(candidate.Atoms, a => a.Holds == true && candidate.Nearness != Nearness.OtherKey);
        }

        Assert.All(why.Passed, p => Assert.NotEmpty(p.Atoms));
    });

    private static void Continuous(Bill bill)
    {
        var at = bill.From;

        foreach (var stretch in bill.Days.SelectMany(d => d.Stretches))
        {
            Assert.Equal(at, stretch.From);
            Assert.True(stretch.To > stretch.From);
            at = stretch.To;
        }

        Assert.Equal(bill.To, at);
    }

    private static void ForAll(Action<Verdict, Explanation> law) => Prop.ForAll(Arb.From(VerdictLaws.Every), Scene.Any, (rule, scene) =>
    {
        foreach (var now in (int[])[-1, 4, 9, Scene.Horizon])
        {
            foreach (var closed in (bool[])[false, true])
            {
                var judged = rule.Book.Judge("case", scene.Facts, Scene.Instant(now), closed).Verdicts[0];
                law(judged, rule.Book.Explain("case", scene.Facts, Scene.Instant(now), closed, "PK-TEST", "1", "N0", Zone)!);
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));
}
