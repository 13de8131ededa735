using Guiju.Logs.Declare;
using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Logs.Tests;

/// <summary>The words of a Declare model: what is understood, and what is refused with its line.</summary>
public sealed class DeclReaderTests
{
    private static readonly string[] Head =
    [
        "# a comment", "", "activity Queued", "activity Wait - User", "activity A, B", "bind Queued: impact, org:group",
        "impact: Low, High and dry, High", "age: integer between 0 and 90", "cost: float between 0.0 and 9.5", "urgent: true, false",
    ];

    [Theory]
    [InlineData("Response[Queued, Wait - User]", DeclareTemplate.Response, 1)]
    [InlineData("response[Queued,Wait - User] | | |", DeclareTemplate.Response, 1)]
    [InlineData("Not Chain Response[Queued, Wait - User] |", DeclareTemplate.NotChainResponse, 1)]
    [InlineData("Not Co-Existence[Queued, Wait - User]", DeclareTemplate.NotCoExistence, 1)]
    [InlineData("Absence3[Queued] | |", DeclareTemplate.Absence, 3)]
    [InlineData("Existence 2[Queued] | | |", DeclareTemplate.Existence, 2)]
    [InlineData("Exactly[Queued]", DeclareTemplate.Exactly, 1)]
    public void Templates_are_understood_however_they_are_spaced(string line, DeclareTemplate template, int n)
    {
        var rule = Read(line).Constraints[0].Rule;

        Assert.Equal((template, n), (rule.Template, rule.N));
    }

    [Fact]
    public void A_precedence_is_activated_by_its_second_event()
    {
        var rule = Read("Precedence[Queued, Wait - User] |A.age >= 18 |T.urgent is true and same org:group |1,2,h").Constraints[0].Rule;

        Assert.Equal(ConditionOp.AtLeast, rule.B!.Choices[0].Where!.Op);
        Assert.True(rule.A.Choices[0].Where!.Flag);
        Assert.Equal("org:group", Assert.Single(rule.Same).Field);
        Assert.Equal((3_600_000_000, 7_200_000_000), (rule.AtLeast, rule.AtMost));
    }

    [Fact]
    public void Values_may_hold_the_words_that_join_conditions()
    {
        var where = Read("Absence[Queued] |A.impact is High and dry AND (A.age < 3 or not A.impact in (Low, High)) |").Constraints[0].Rule.A.Choices[0].Where!;

        Assert.Equal("High and dry", where.Of![0].Texts![0]);
        Assert.Equal(ConditionOp.Any, where.Of[1].Op);
        Assert.Equal(["Low", "High"], where.Of[1].Of![1].Of![0].Texts!);
    }

    [Fact]
    public void Names_may_hold_commas_and_attributes_get_the_type_of_their_use()
    {
        var model = Read("Choice[A, B, Queued] |A.size > 4 |T.flag is not false |");
        var rule = model.Constraints[0].Rule;

        Assert.Equal(("A, B", "Queued"), (model.Activities[rule.A.Choices[0].Activity], model.Activities[rule.B!.Choices[0].Activity]));
        Assert.Equal((FieldKind.Decimal, FieldKind.Boolean), (model.Attributes["size"].Kind, model.Attributes["flag"].Kind));
        Assert.True(rule.B.Choices[0].Where!.Flag);
    }

    [Fact]
    public void What_an_event_says_of_itself_what_both_share_and_what_both_must_meet_are_kept_apart()
    {
        var rule = Read("Response[Queued, Queued] |A.age > A.size |T.urgent is true and same org:group and (T.age >= A.age or not same x) and different y |").Constraints[0].Rule;

        Assert.Equal(new(null, "size", null), rule.A.Choices[0].Where!.Than);
        Assert.True(rule.B!.Choices[0].Where!.Flag);
        Assert.Equal("org:group", Assert.Single(rule.Same).Field);
        Assert.Equal([ConditionOp.Any, ConditionOp.NotIn], rule.Pair!.Of!.Select(p => p.Op));
        Assert.Equal(new(PairSide.Activation, "age", null), rule.Pair.Of![0].Of![0].Than);
        Assert.Equal((PairSide.Target, "y"), (rule.Pair.Of[1].Side, rule.Pair.Of[1].Field));
    }

    [Fact]
    public void A_value_that_only_looks_like_one_of_the_other_event_is_a_text()
    {
        var rule = Read("Response[Queued, Queued] | |T.note is A. Smith |").Constraints[0].Rule;

        Assert.Equal(["A. Smith"], rule.B!.Choices[0].Where!.Texts!);
    }

    [Theory]
    [InlineData("Responce[Queued, Queued]", "decl.template")]
    [InlineData("Response2[Queued, Queued]", "decl.template")]
    [InlineData("Response[Queued]", "decl.activity")]
    [InlineData("Response[Queued, Queued] | | | | x", "decl.parts")]
    [InlineData("Response[Queued, Queued] x", "decl.parts")]
    [InlineData("Response[Queued, Queued] | | |5,1,h", "decl.window")]
    [InlineData("Response[Queued, Queued] | | |0,1,y", "decl.window")]
    [InlineData("Response[Queued, Queued] | | |0,99999999999999999,d", "decl.window")]
    [InlineData("Response[Queued, Queued] |T.age > 1 | |", "decl.condition")]
    [InlineData("Response[Queued, Queued] |A.age > x | |", "decl.condition")]
    [InlineData("Response[Queued, Queued] |A.impact > 3 | |", "decl.condition")]
    [InlineData("Response[Queued, Queued] |A.urgent is maybe | |", "decl.condition")]
    [InlineData("Response[Queued, Queued] |(A.age > 1 | |", "decl.condition")]
    [InlineData("Response[Queued, Queued] |A.age > 1) | |", "decl.condition")]
    [InlineData("Response[Queued, Queued] |same age | |", "decl.condition")]
    [InlineData("Response[Queued, Queued] |different age | |", "decl.condition")]
    [InlineData("Response[Queued, Queued] |A.age > T.age | |", "decl.condition")]
    [InlineData("Response[Queued, Queued] | |T.impact > A.age |", "decl.condition")]
    [InlineData("Response[Queued, Queued] | |T.urgent = A.age |", "decl.condition")]
    [InlineData("Response[Queued, Queued] |A.age | |", "decl.condition")]
    [InlineData("nonsense", "decl.line")]
    public void What_cannot_be_meant_is_refused_with_its_line(string line, string code)
    {
        var fault = Assert.Throws<LogFault>(() => Read(line));

        Assert.Equal((code, "m.decl", Head.Length + 1), (fault.Code, fault.File, fault.Line));
    }

    private static DeclModel Read(string line) => DeclReader.Read("m", "m.decl", [.. Head, line]);
}
