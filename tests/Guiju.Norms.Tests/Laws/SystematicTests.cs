using Guiju.Norms.Programs;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Laws;

/// <summary>
/// Every template with every kind of window, condition, correlation and clock, none left to chance. The timelines have equal instants,
/// pauses and events that arrive late; each is judged as it grows.
/// </summary>
public class SystematicTests
{
    private static readonly (int AtLeast, int? AtMost)[] Windows = [(0, null), (0, 3), (2, null), (1, 4)];

    private static readonly (bool Pausing, bool Working)[] Clocks = [(false, false), (true, false), (false, true), (true, true)];

    public static TheoryData<DeclareTemplate> Relations => [.. Enum.GetValues<DeclareTemplate>().Where(t => t >= DeclareTemplate.RespondedExistence)];

    public static TheoryData<DeclareTemplate> Counts => [DeclareTemplate.Existence, DeclareTemplate.Absence, DeclareTemplate.Exactly];

    [Theory]
    [MemberData(nameof(Relations))]
    public void A_template_is_what_its_formula_says_with_every_window_correlation_condition_and_clock(DeclareTemplate template)
    {
        var random = new Random((int)template);

        foreach (var (low, high) in Windows)
        {
            foreach (var (pausing, working) in Clocks)
            {
                foreach (var tie in Declared.Ties)
                {
                    foreach (var k in new[] { null, "x" })
                    {
                        Arriving(new Declared(template, 1, low, high, tie, pausing, working, k, k) { When = k is null ? null : "hi" }, random);
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_count_is_what_its_formula_says_with_every_window_and_clock(DeclareTemplate template)
    {
        var random = new Random((int)template);

        foreach (var (low, high) in Windows)
        {
            foreach (var (pausing, working) in Clocks)
            {
                for (var n = 1; n <= 3; n++)
                {
                    var rule = new Declared(template, n, low, high, null, pausing, working);
                    var scene = Any(random, 8);

                    for (var now = -1; now < Scene.Horizon; now++)
                    {
                        var verdict = rule.Book.Judge("case", scene.Facts, Scene.Instant(now), closed: false).Verdicts[0];
                        var (colour, broken) = rule.Count(new(scene, now));
                        Assert.Equal((rule.Yaml, scene.ToString(), now, colour, broken is { } b ? Scene.Instant(b) : null), (rule.Yaml, scene.ToString(), now, verdict.Colour, verdict.FirstBreachAt));
                    }
                }
            }
        }
    }

    /// <summary>The events of a timeline arrive in any order; whatever has arrived is judged like a timeline of its own.</summary>
    private static void Arriving(Declared rule, Random random)
    {
        var arrived = new List<Happening>();

        foreach (var late in random.GetItems([.. Any(random, 7).Events], 7).Distinct())
        {
            arrived.Add(late);
            Agrees(rule, new([.. arrived.OrderBy(e => e.Minute)]));
        }
    }

    private static void Agrees(Declared rule, Scene scene)
    {
        foreach (var now in new[] { -1, 3, 6, 9, 12, 15, Scene.Horizon })
        {
            var known = new Known(scene, now);
            var open = rule.Book.Judge("case", scene.Facts, Scene.Instant(now), closed: false).Verdicts[0];
            Assert.Equal((rule.Yaml, scene.ToString(), now, Says.Of([.. rule.Judge(known)], null)), (rule.Yaml, scene.ToString(), now, Says.Of(open)));

            var closed = rule.Book.Judge("case", known.Facts, Scene.Instant(now), closed: true).Verdicts[0];
            var end = known.Events.Count > 0 ? known.Events[^1].Minute : now;
            Assert.Equal((rule.Yaml, scene.ToString(), now, Says.Of([.. rule.Judge(known)], end)), (rule.Yaml, scene.ToString(), now, Says.Of(closed)));
        }
    }

    private static Scene Any(Random random, int count)
    {
        string[] names = ["a", "a", "b", "b", "c", "pause", "resume", "hold", "free", "grade"];
        string?[] keys = ["x", "x", "y", null];
        var events = Enumerable.Range(0, count).Select(_ => names[random.Next(names.Length)])
            .Select(name => new Happening(name, random.Next(14), keys[random.Next(keys.Length)], name == "grade" ? (random.Next(2) == 0 ? "hi" : "lo") : null, null));

        return new([.. events.OrderBy(e => e.Minute)]);
    }
}
