using FsCheck;
using FsCheck.Fluent;
using Guiju.Norms.Programs;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Laws;

/// <summary>A norm gets another limit at a minute; the oracle judges each activation by the limit that the chosen way says.</summary>
public class RevisionLaws
{
    private static readonly Gen<(Response Old, Response New, int Change)> Changes =
        from rule in VerdictLaws.Responses
        from within in Gen.Choose(3, 9)
        from change in Gen.Choose(0, 14)
        let old = (Response)rule with { When = null }
        select (old with { Within = old.Within ?? 4, Same = false }, old with { Within = within, Same = false }, change);

    [Fact]
    public void What_arose_under_a_revision_is_judged_by_it() => ForAll(JudgedBy.Activation, reopens: false, (old, @new, change, known) =>
        ([.. old.Judge(known).Where(o => known.Events[o.Activation].Minute < change)], [.. @new.Judge(known).Where(o => known.Events[o.Activation].Minute >= change)]));

    [Fact]
    public void A_case_is_judged_by_the_revision_that_it_began_under() => ForAll(JudgedBy.CaseStart, reopens: false, (old, @new, change, known) =>
        known.Events.Count == 0 ? (null, null) : known.Events[0].Minute < change ? ([.. old.Judge(known)], null) : (null, [.. @new.Judge(known)]));

    [Fact]
    public void As_if_it_had_always_been_in_force_the_present_revision_judges_all() => ForAll(JudgedBy.Now, reopens: false, (old, @new, change, known) =>
        known.Now < change ? ([.. old.Judge(known)], null) : (null, [.. @new.Judge(known)]));

    [Fact]
    public void What_is_owed_at_the_change_is_reopened_with_its_old_start_and_its_pauses() => ForAll(JudgedBy.Activation, reopens: true, (old, @new, change, known) =>
    {
        var before = new Known(known.Scene, Math.Min(known.Now, change - 1));
        var owed = known.Now < change ? [] : old.Judge(before).Where(o => o.State == VerdictState.Pending).Select(o => o.Activation).ToHashSet();
        var kept = old.Judge(known).Where(o => known.Events[o.Activation].Minute < change && !owed.Contains(o.Activation));
        var taken = @new.Judge(known).Where(o => known.Events[o.Activation].Minute >= change || owed.Contains(o.Activation))
            .Select(o => o.State == VerdictState.Breached && owed.Contains(o.Activation) ? o with { Minute = Math.Max(o.Minute!.Value, change) } : o);
        return ([.. kept], [.. taken]);
    });

    private static void ForAll(JudgedBy by, bool reopens, Func<Response, Response, int, Known, (IReadOnlyList<Outcome>? Old, IReadOnlyList<Outcome>? New)> oracle) =>
        Prop.ForAll(Arb.From(Changes), Scene.Any, (changed, scene) =>
        {
            var (old, @new, change) = changed;
            var at = Scene.Instant(change);
            var book = new Rulebook([new(Chosen(old.ToPack(), "1", by, reopens), 0, at), new(Chosen(@new.ToPack(), "2", by, reopens), at, null)]);

            for (var now = -1; now < Scene.Horizon; now++)
            {
                var known = new Known(scene, now);
                var verdicts = book.Judge("case", scene.Facts, Scene.Instant(now), closed: false).Verdicts;
                var (first, second) = oracle(old, @new, change, known);
                Says Of(IReadOnlyList<Outcome>? outcomes) => Says.Of(outcomes ?? [], null);
                Says Judged(string revision) => verdicts.FirstOrDefault(v => v.Revision == revision) is { } v ? Says.Of(v) : Of(null);
                Assert.Equal((now, Of(first)), (now, Judged("1")));
                Assert.Equal((now, Of(now < change ? null : second)), (now, Judged("2")));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static CompiledPack Chosen(CompiledPack pack, string revision, JudgedBy by, bool reopens) => pack.With(
        pack.Program with { Revision = revision, Rules = [.. pack.Program.Rules.Select(r => r with { JudgedBy = by, Reopens = reopens })] });
}
