using Guiju.Norms.Combining;
using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests;

/// <summary>Several packs on one matter: what counts, kind by kind, and what cannot stand side by side.</summary>
public class CombinationTests
{
    private static readonly Fact Opened = World.Fact(0, 0, "order.opened", ("kind", "fault"), ("product", "voice"));

    [Fact]
    public void Of_least_waits_the_longest_counts()
    {
        var book = Book(
            Pack("A", "check: G\ncombines: {as: wait, by: longest}\nprecedence: {act: visit.left, needs: visit.knocked, at_least: 5m}"),
            Pack("B", "check: G\ncombines: {as: wait, by: longest}\nprecedence: {act: visit.left, needs: visit.knocked, at_least: 10m}"));
        var combined = Assert.Single(Combine(book));

        Assert.Equal([("B", (long?)(10 * World.Minute))], combined.Counting.Select(s => (s.Pack, s.Value)));
        Assert.Equal([("A", (long?)(5 * World.Minute))], combined.Others.Select(s => (s.Pack, s.Value)));
        string Refusing(int minute) => string.Concat(
            book.Gate("order", [Opened, World.Fact(1, World.Minute, "visit.knocked")], [World.Fact(2, minute * World.Minute, "visit.left")]).Select(g => g.Pack));
        Assert.Equal(("AB", "B", ""), (Refusing(3), Refusing(8), Refusing(11)));
    }

    [Fact]
    public void Of_greatest_times_the_shortest_counts() => Assert.Equal(
        ["B"],
        Combine(Book(
            Pack("A", "combines: {as: solve, by: shortest}\nresponse: {after: work.started, then: fault.solved, within: 1h}"),
            Pack("B", "combines: {as: solve, by: shortest}\nlimit: {start: work.started, stop: fault.solved, within: 30m}")))[0].Counting.Select(s => s.Pack));

    [Fact]
    public void Of_early_arrivals_the_earliest_counts() => Assert.Equal(
        ["A"],
        Combine(Book(
            Pack("A", "combines: {as: arrival, by: earliest}\ninterval: {act: visit.arrived, reference: {field: visit.appointed.startsAt}, at_most: -5m}"),
            Pack("B", "combines: {as: arrival, by: earliest}\ninterval: {act: visit.arrived, reference: {field: visit.appointed.startsAt}, at_most: 0m}")))[0].Counting.Select(s => s.Pack));

    [Fact]
    public void Required_fields_of_all_packs_are_required()
    {
        var book = Book(
            Pack("A", "combines: {as: card, by: union}\nfields: {on: visit.carded, require: [surname]}"),
            Pack("B", "combines: {as: card, by: union}\nfields: {on: visit.carded, require: [phone]}"));

        Assert.Equal(["A", "B"], Combine(book)[0].Counting.Select(s => s.Pack));
        Assert.Equal(["surname", "phone"], book.Required("order", [Opened], World.Fact(1, World.Minute, "visit.carded")).Select(r => r.Field));
    }

    [Theory]
    [InlineData("fault", VerdictState.Inapplicable)]
    [InlineData("install", VerdictState.Breached)]
    public void What_a_pack_exempts_nobody_forbids_where_it_applies(string kind, VerdictState state)
    {
        var opened = World.Fact(0, 0, "order.opened", ("kind", kind));
        var book = Book(
            Pack("A", "combines: {as: second-knock, by: union}\nabsence: {event: visit.knocked, most: 1, in_any: 1h}"),
            Pack("B", "learn: {card: c}\ncheck: C", "applies: {order.kind: fault}\nexempts: [{as: second-knock}]\ncards: {c: {title: {zh-CN: 题, en: T}, text: {zh-CN: 文, en: T}}}"));
        Fact[] trace = [opened, World.Fact(1, World.Minute, "visit.knocked"), World.Fact(2, 2 * World.Minute, "visit.knocked")];

        Assert.Equal(state, book.Judge("order", trace, World.Start + World.Minute + World.Minute, closed: false).Verdicts[0].State);
        Assert.Equal(kind == "fault" ? 0 : 1, book.Combine("order", trace, World.Start + (3 * World.Minute))[0].Counting.Count);
    }

    [Theory]
    [InlineData("voice", VerdictState.Breached, VerdictState.Inapplicable)]
    [InlineData("data", VerdictState.Inapplicable, VerdictState.Breached)]
    [InlineData("sms", VerdictState.Breached, VerdictState.Breached)]
    public void The_wording_of_the_brand_that_the_customer_meets_is_required_and_others_are_optional(string product, VerdictState a, VerdictState b)
    {
        static CompiledPack Worded(string id, string brand) => Pack(
            id, "combines: {as: farewell, by: wording}\nphrases: {on: visit.left, field: closingWords, require: words}",
            $"brand: {{order.product: {brand}}}\nphrase_lists: {{words: {{kind: required, items: [{id}再见]}}}}");
        Fact[] trace = [World.Fact(0, 0, "order.opened", ("product", product)), World.Fact(1, World.Minute, "visit.left", ("closingWords", "好"))];
        var book = Book(Worded("A", "voice"), Worded("B", "data"));

        Assert.Equal([a, b], book.Judge("order", trace, World.Start + World.Minute, closed: false).Verdicts.Select(v => v.State));
        Assert.Equal(product switch { "voice" => ["A"], "data" => ["B"], _ => ["A", "B"] }, book.Combine("order", trace, World.Start + World.Minute)[0].Counting.Select(s => s.Pack));
    }

    [Fact]
    public void A_must_beside_a_must_not_is_a_conflict_until_one_pack_has_precedence()
    {
        var conflict = Assert.Single(Combination.Conflicts(Forces(Must("A"), MustNot("B"))));

        Assert.Equal(("call", "A", CombineKind.Must, "B", CombineKind.MustNot), (conflict.As, conflict.One.Pack, conflict.One.Kind, conflict.Other.Pack, conflict.Other.Kind));
        Assert.Empty(Combination.Conflicts(Forces(Must("A", "outranks: B"), MustNot("B"))));
        Assert.Single(Combination.Conflicts(Forces(Must("A", "outranks: B"), MustNot("B", "outranks: A"))));
        Assert.Empty(Combination.Conflicts([new(Must("A"), 0, 100), new(MustNot("B"), 100, null)]));
    }

    [Theory]
    [InlineData("fault", VerdictState.Pending, VerdictState.Inapplicable)]
    [InlineData("install", VerdictState.Inapplicable, VerdictState.Breached)]
    public void The_pack_with_precedence_sets_the_other_aside_only_where_it_applies(string kind, VerdictState must, VerdictState mustNot)
    {
        var book = Book(Must("A", "outranks: B\napplies: {order.kind: fault}"), MustNot("B"));
        Fact[] trace = [World.Fact(0, 0, "order.opened", ("kind", kind)), World.Fact(1, World.Minute, "visit.departed"), World.Fact(2, World.Minute, "visit.called")];
        var verdicts = book.Judge("order", kind == "fault" ? trace[..2] : trace, World.Start + World.Minute, closed: false).Verdicts;

        Assert.Equal([must, mustNot], verdicts.Select(v => v.State));
        Assert.Equal(kind == "fault" ? "A" : "B", Assert.Single(Combine(book, trace)[0].Counting).Pack);
    }

    [Fact]
    public void Two_ways_of_combining_one_matter_are_a_conflict() => Assert.Single(Combination.Conflicts(Forces(
        Pack("A", "combines: {as: wait, by: longest}\nprecedence: {act: visit.left, needs: visit.knocked, at_least: 5m}"),
        Pack("B", "combines: {as: wait, by: shortest}\nresponse: {after: visit.knocked, then: visit.left, within: 5m}"))));

    private static CompiledPack Must(string id, string more = "") => Pack(id, "combines: {as: call, by: must}\nresponse: {after: visit.departed, then: visit.called, within: 1h}", more);

    private static CompiledPack MustNot(string id, string more = "") => Pack(id, "combines: {as: call, by: must-not}\nabsence: {event: visit.called, most: 0}", more);

    private static CompiledPack Pack(string id, string rule, string more = "") =>
        World.Compile(World.Pack(rule).Replace("PK-TEST", id, StringComparison.Ordinal).Replace("\nnorms:", $"\n{more}\nnorms:", StringComparison.Ordinal));

    private static IReadOnlyList<PackInForce> Forces(params CompiledPack[] packs) => [.. packs.Select(p => new PackInForce(p, 0, null))];

    private static Rulebook Book(params CompiledPack[] packs) => new(Forces(packs));

    private static IReadOnlyList<Combined> Combine(Rulebook book, params Fact[] trace) =>
        book.Combine("order", trace.Length == 0 ? [Opened] : trace, World.Start + (10 * World.Minute));
}
