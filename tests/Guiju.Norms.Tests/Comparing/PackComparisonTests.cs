using Guiju.Norms.Comparing;
using Guiju.Norms.Timelines;

namespace Guiju.Norms.Tests.Comparing;

public sealed class PackComparisonTests
{
    private const string Base = """
        pack: PK-TEST
        revision: "1"
        title: {zh-CN: 测试, en: Test}
        document: {number: null, title: Test, issuer: null, revision: "1", issued: null, effective: null, next_review: null, replaces: []}
        vocabulary: words.yaml
        closes: [closed]
        tables:
          limits: {unit: h, keys: [ticket.grade], rows: [{high: 4, low: 8}]}
        phrase_lists:
          rude: {kind: forbidden, items: [别催]}
        norms:
        - id: T-ESC
          title: {zh-CN: 升级, en: Escalate}
          text: {zh-CN: 十五分钟内升级。, en: Escalate within fifteen minutes.}
          source: "own:1"
          when: {ticket.grade: high}
          response: {after: opened, then: [solved, raised], within: 15m}
          check: A
          outcome: NC
          severity: major
        - id: T-LIMIT
          title: {zh-CN: 时限, en: Limit}
          text: {zh-CN: 按表。, en: By the table.}
          source: "own:2"
          limit: {start: opened, stop: solved, table: limits}
          check: A
          outcome: NC
          severity: minor
        """;

    private const string Words = """
        vocabulary: test
        cases: [ticket]
        activities: [opened, solved, raised, closed]
        fields: {grade: {code: [high, low]}, note: text}
        attributes: {ticket.grade: grade}
        """;

    [Fact]
    public void The_same_rule_written_otherwise_is_the_same()
    {
        var compared = Compare(Base.Replace("within: 15m", "within: 900s", StringComparison.Ordinal).Replace("revision: \"1\"\n", "revision: \"1\"   # a word\n", StringComparison.Ordinal));

        Assert.All(compared.Norms, n => Assert.Equal(PartChange.Same, n.Change));
        Assert.Empty(compared.Resources);
        Assert.Empty(compared.Document);
    }

    [Fact]
    public void A_limit_and_a_condition_are_told_in_the_words_of_the_language()
    {
        var compared = Compare(Base.Replace("within: 15m", "within: 1h30m", StringComparison.Ordinal).Replace("when: {ticket.grade: high}", "when: {ticket.grade: [high, low]}", StringComparison.Ordinal)
            .Replace("then: [solved, raised]", "then: solved", StringComparison.Ordinal));

        var norm = compared.Norms.Single(n => n.Change is PartChange.Changed);
        Assert.Equal(
            [new("then", "raised | solved", "solved"), new("when", "ticket.grade: high", "ticket.grade: high | low"), new("within", "15m", "1h30m")],
            norm.Rules.Select(r => r.Part is "then" ? r with { Before = string.Join(" | ", r.Before!.Split(" | ").Order(StringComparer.Ordinal)) } : r));
        Assert.False(norm.Words);
    }

    [Fact]
    public void Other_words_with_the_same_meaning_are_a_change_of_words_only()
    {
        var norm = Compare(Base.Replace("十五分钟内升级。", "须在十五分钟内升级。", StringComparison.Ordinal)).Norms.Single(n => n.Change is PartChange.Changed);

        Assert.True(norm.Words);
        Assert.Empty(norm.Rules);
        Assert.Equal(("十五分钟内升级。", "须在十五分钟内升级。"), (norm.Before!.Text.Chinese, norm.After!.Text.Chinese));
    }

    [Fact]
    public void A_cell_of_a_table_moves_the_norms_that_read_it()
    {
        var compared = Compare(Base.Replace("low: 8", "low: 6", StringComparison.Ordinal));

        Assert.Equal([new PartDifference("low", "8h", "6h")], compared.Resources.Single().Differences);
        var norm = compared.Norms.Single(n => n.Change is PartChange.Changed);
        Assert.Equal(("T-LIMIT", true, 0), (norm.Id, norm.Moved, norm.Rules.Count));
    }

    [Fact]
    public void Norms_and_lists_that_came_and_went_are_named()
    {
        var compared = Compare(Base.Replace("id: T-ESC", "id: T-RAISE", StringComparison.Ordinal).Replace("  rude:", "  cold:", StringComparison.Ordinal));

        Assert.Equal([("T-RAISE", PartChange.Added), ("T-LIMIT", PartChange.Same), ("T-ESC", PartChange.Removed)], compared.Norms.Select(n => (n.Id, n.Change)));
        Assert.Equal([("cold", PartChange.Added), ("rude", PartChange.Removed)], compared.Resources.Select(r => (r.Name, r.Change)));
    }

    [Fact]
    public void A_first_revision_is_all_new() =>
        Assert.All(PackComparison.Of(null, Compile(Base)).Norms, n => Assert.Equal(PartChange.Added, n.Change));

    [Theory]
    [InlineData(0, "0s"), InlineData(90_000_000, "1m30s"), InlineData(-300_000_000, "-5m"), InlineData(172_800_000_000, "2d"), InlineData(1_500, "1ms500us"), InlineData(long.MinValue, "-106751991d4h54s775ms808us")]
    public void Lengths_are_written_as_the_language_reads_them(long micros, string text) => Assert.Equal(text, Lengths.Write(micros));

    private static PackComparison Compare(string changed) => PackComparison.Of(Compile(Base), Compile(changed));

    private static CompiledPack Compile(string text)
    {
        var own = new Vocabulary(new Dictionary<string, Activity>(), new Dictionary<string, CaseAttribute>(), ["ticket"]);
        var compilation = PackCompiler.Compile([new("pack.yaml", text), new("words.yaml", Words)], own);
        return compilation.Pack ?? throw new InvalidOperationException(string.Join('\n', compilation.Diagnostics));
    }
}
