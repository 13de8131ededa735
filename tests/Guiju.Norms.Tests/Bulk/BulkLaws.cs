using FsCheck;
using FsCheck.Fluent;
using Guiju.Norms.Bulk;
using Guiju.Norms.Programs;
using Guiju.Norms.Tests.Laws;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Bulk;

/// <summary>A bulk check says of every case what the rulebook says of it, whatever the rule and however the cases lie in blocks.</summary>
public class BulkLaws
{
    private static readonly string[] Words = ["a", "b"];

    private static readonly Gen<Rulebook> Books =
        from rule in VerdictLaws.Every
        from opens in Gen.Elements(long.MinValue, long.MinValue, Scene.Instant(4))
        from ends in Gen.Elements<long?>(null, null, Scene.Instant(9))
        select rule.InForce(opens, ends);

    // Templates over one activity, or over slots that share one, where an event could serve itself.
    private static readonly Gen<Rulebook> Overlapping =
        from template in Gen.Elements(Enum.GetValues<DeclareTemplate>())
        from a in Slot
        from b in Slot
        from low in Gen.Choose(0, 2)
        from high in Gen.Elements<int?>(null, 2, 4, 8)
        from same in Gen.Elements(true, false, false)
        from n in Gen.Choose(1, 3)
        select Book(new(
            template, a, template is DeclareTemplate.Init or DeclareTemplate.End or <= DeclareTemplate.Exactly ? null : b, n,
            low * World.Minute, high * World.Minute, same && template >= DeclareTemplate.RespondedExistence ? [new("k", null)] : []));

    private static Gen<SlotProgram> Slot =>
        from names in Gen.Elements<int[]>([0], [1], [0, 1])
        from k in Gen.Elements<string?>(null, null, "x")
        select new SlotProgram([.. names.Select(n => new SlotChoice(n, k is null ? null : new(ConditionOp.In, Field: "k", Texts: [k])))]);

    [Fact]
    public void A_bulk_check_says_what_the_rulebook_says() => Holds(Books, 4000);

    [Fact]
    public void Also_where_one_event_could_fill_both_places() => Holds(Overlapping, 4000);

    [Fact]
    public void The_plain_templates_need_no_tape()
    {
        foreach (var template in Enum.GetValues<DeclareTemplate>())
        {
            var b = template is DeclareTemplate.Init or DeclareTemplate.End or <= DeclareTemplate.Exactly ? null : One(1);
            var worker = new BulkWorker(Book(new(template, One(0), b, 1, 0, null, [])), "case", []);
            Assert.Equal((template, 1), (template, worker.Lowered));
        }
    }

    internal static EventBlock Block(IEnumerable<Scene> scenes)
    {
        var block = new EventBlock();

        foreach (var scene in scenes)
        {
            Fill(block, scene);
        }

        return block;
    }

    private static SlotProgram One(int activity) => new([new(activity, null)]);

    private static void Fill(EventBlock block, Scene scene)
    {
        block.Begin(scene.ToString());

        foreach (var fact in scene.Facts)
        {
            block.Add(block.Activity(fact.Activity), fact.At);

            foreach (var (field, value) in fact.Fields)
            {
                block.Put(block.Column(field), value);
            }
        }

        block.End();
    }

    private static Rulebook Book(DeclareProgram program)
    {
        var pack = World.Compile(World.Pack("declare: {template: absence, a: order.opened, n: 1}"));
        var table = pack.Program with { Activities = Words, Attributes = [], Rules = [pack.Program.Rules[0] with { Case = "case", Form = program }] };
        return new([new(pack.With(table), long.MinValue, null)]);
    }

    private static void Holds(Gen<Rulebook> books, int times) => Prop.ForAll(
        Arb.From(books), Arb.From(Scene.Any.Generator.ListOf(4)), Arb.From(Gen.Choose(-1, 20).SelectMany(n => Gen.Elements((n, true), (n, false)))),
        (book, scenes, asked) => Agrees(book, scenes.ToList(), Scene.Instant(asked.Item1), asked.Item2)).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    private static void Agrees(Rulebook book, List<Scene> scenes, long now, bool closed)
    {
        var worker = new BulkWorker(book, "case", ["free"], Handing.Touched);
        var states64 = new BulkWorker(book, "case", ["free"], Handing.Breached, Detail.States);
        worker.Judge(Block(scenes), now, closed);
        states64.Judge(Block(scenes), now, closed);
        Assert.Equal(Broken(worker), Broken(states64));
        var states = new Dictionary<(string Norm, VerdictState State), long>();

        for (var i = 0; i < scenes.Count; i++)
        {
            var ended = closed || scenes[i].Facts.Any(f => f.Activity == "free" && f.At <= now);

            foreach (var verdict in book.Judge("case", scenes[i].Facts, now, ended).Verdicts)
            {
                var found = worker.Verdicts.Where(v => v.Case == i && worker.Totals[v.Rule].Norm == verdict.Norm).Select(v => new Found(v));
                Assert.Equal((scenes[i].ToString(), new Found(verdict)), (scenes[i].ToString(), found.SingleOrDefault(Found.Nothing)));
                states[(verdict.Norm, verdict.State)] = states.GetValueOrDefault((verdict.Norm, verdict.State)) + 1;
            }
        }

        foreach (var (one, other) in worker.Totals.Zip(states64.Totals))
        {
            foreach (var state in Enum.GetValues<VerdictState>())
            {
                Assert.Equal((one.Norm, state, states.GetValueOrDefault((one.Norm, state))), (one.Norm, state, one[state]));
                Assert.Equal((one.Norm, state, one[state]), (other.Norm, state, other[state]));
            }
        }
    }

    private static IEnumerable<(int Rule, int Case)> Broken(BulkWorker worker) =>
        worker.Verdicts.Where(v => v.State == VerdictState.Breached).Select(v => (v.Rule, v.Case)).Order();

    private sealed record Found(VerdictState State, int Activations, int Fulfilments, int Violations, long? FirstBreachAt)
    {
        public static readonly Found Nothing = new(VerdictState.Inapplicable, 0, 0, 0, null);

        public Found(Verdict v)
            : this(v.State, v.Activations, v.Fulfilments, v.Violations, v.FirstBreachAt)
        {
        }

        public Found(CaseVerdict v)
            : this(v.State, v.Activations, v.Fulfilments, v.Violations, v.FirstBreachAt == long.MaxValue ? null : v.FirstBreachAt)
        {
        }
    }
}
