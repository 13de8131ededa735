using FsCheck;
using FsCheck.Fluent;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Laws;

public class GateLaws
{
    private static readonly Gen<Happening> Acts =
        from name in Gen.Elements("a", "b", "c", "plan")
        from minute in Gen.Choose(14, 18)
        from k in Gen.Elements("x", "y", null)
        select new Happening(name, minute, k, null, name == "plan" ? 20 : null);

    private static readonly Gen<Rule> Gates =
        VerdictLaws.Every.Where(r => r is not Declared).Select(r => r with { Gate = true });

    [Fact]
    public void A_gate_refuses_exactly_what_would_newly_break_it() => ForAll((rule, scene, act) =>
    {
        var after = new Scene([.. scene.Events, act]);
        HashSet<int> Broken(Scene s) => [.. rule.Judge(new(s, act.Minute)).Where(o => o.State == VerdictState.Breached).Select(o => o.Activation)];
        var newly = Broken(after).Except(Broken(scene));

        Assert.Equal(newly.Any(), Refused(rule, scene, act) is not null);
    });

    [Fact]
    public void A_gate_opens_exactly_when_it_says() => ForAll((rule, scene, act) =>
    {
        // An act that is itself the earlier of two references would be open later, when the other one is earlier: no gate looks that far.
        if (rule is Interval { Kind: 4, AtMost: not null } || Refused(rule, scene, act) is not { } finding)
        {
            return;
        }

        for (var minute = act.Minute; minute < act.Minute + Scene.Horizon; minute++)
        {
            var open = finding.OpensAt is { } at && Scene.Instant(minute) >= at;
            var still = Refused(rule, scene, act with { Minute = minute });

            if (!open)
            {
                Assert.NotNull(still);
            }
            else if (Scene.Instant(minute) == finding.OpensAt)
            {
                Assert.Null(still);
                break;
            }
        }
    });

    [Fact]
    public void Asking_a_gate_leaves_the_trace_as_it_was() => ForAll((rule, scene, act) =>
    {
        var trace = scene.Facts.ToList();
        var copy = trace.ToList();
        rule.Book.Gate("case", trace, [FactOf(act, trace.Count)]);
        Assert.Equal(copy, trace);
    });

    private static GateFinding? Refused(Rule rule, Scene scene, Happening act) =>
        rule.Book.Gate("case", scene.Facts, [FactOf(act, scene.Events.Count)]) is [var finding] ? finding : null;

    private static Fact FactOf(Happening act, int sequence) => new Scene([act]).Facts[0] with { Id = "act", Sequence = sequence };

    private static void ForAll(Action<Rule, Scene, Happening> law) =>
        Prop.ForAll(Arb.From(Gates), Scene.Any, Arb.From(Acts), law).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
