using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Language;

public class VocabularyTests
{
    private const string Words = """
        vocabulary: helpdesk
        cases: [ticket]
        activity_from: [concept:name, lifecycle:transition]
        join: " / "
        fields:
          org:resource: text
          "service level": {code: [Value 1, Value 2]}
        case_attributes: {customer name: text}
        activities:
          - Take in charge ticket / complete
          - {name: "Resolve: ticket / complete", fields: {cost: decimal}}
        attributes:
          level: [Take in charge ticket / complete.service level]
        """;

    private const string Pack = World.Head + """

        vocabulary: words.yaml
        closes: "Resolve: ticket / complete"
        norms:
        - id: A
          title: {zh-CN: 题, en: T}
          text: {zh-CN: 文, en: T}
          source: s
          check: A
          outcome: NC
          severity: minor
          when: {level: Value 1, customer name: ACME}
          response:
            after: Take in charge ticket / complete
            then: {event: "Resolve: ticket / complete", where: {cost: {at_most: 1.5}}}
            same: org:resource
        """;

    [Fact]
    public void A_pack_with_its_own_vocabulary_judges_a_foreign_log()
    {
        var pack = Compile();
        var log = pack.Log!;
        var first = log.ActivityOf(key => key switch { "concept:name" => "Take in charge ticket", "lifecycle:transition" => "complete", _ => null });
        Fact[] trace =
        [
            new("1", first, 0, 0, new Dictionary<string, object?>
            {
                ["org:resource"] = "Li", ["service level"] = "Value 1", [LogVocabulary.CaseField("customer name")] = "ACME",
            }),
            new("2", "Something else", 1, 1, new Dictionary<string, object?>()),
            new("3", "Resolve: ticket / complete", 2, 2, new Dictionary<string, object?> { ["org:resource"] = "Li", ["cost"] = 1.5m }),
        ];
        var book = new Rulebook([new(pack, 0, null)]);

        Assert.Equal(VerdictState.Pending, book.Judge("ticket", trace, 1, closed: false).Verdicts[0].State);
        Assert.Equal(VerdictState.Held, book.Judge("ticket", trace, 2, closed: true).Verdicts[0].State);
    }

    [Fact]
    public void A_vocabulary_says_how_activities_and_cases_are_read()
    {
        var log = Compile().Log!;

        Assert.Equal(["ticket"], log.Vocabulary.CaseKinds);
        Assert.Equal("a", log.ActivityOf(key => key == "concept:name" ? "a" : null));
        Assert.Equal("", log.ActivityOf(_ => null));
        Assert.Equal(FieldKind.Text, log.CaseAttributes["customer name"].Kind);
        Assert.Equal(["Resolve: ticket / complete"], Compile().Closes);
    }

    private static CompiledPack Compile()
    {
        var compilation = PackCompiler.Compile([new("pack.yaml", Pack), new("words.yaml", Words)], World.Words);
        Assert.Empty(compilation.Diagnostics);
        return compilation.Pack!;
    }
}
