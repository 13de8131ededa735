using static Guiju.Cli.Tests.Shell;

namespace Guiju.Cli.Tests;

/// <summary>Faults of other checkers that were reproduced on real logs; each of them would give a wrong verdict here.</summary>
public sealed class KnownFaultTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Utc_offsets_are_honoured_across_the_change_of_summer_time()
    {
        // Thirty days and no more on the wall clock, thirty days and an hour in truth.
        var answer = await Check(
            Norm("P", "response: {after: sent, then: delivered, within: 30d}"),
            Trace("x", Event("sent", "2011-10-15T12:00:00+02:00"), Event("delivered", "2011-11-14T12:00:00+01:00")));

        Assert.Contains("\"breached\":1", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public async Task A_boolean_is_compared_as_a_boolean(string value, int held)
    {
        var answer = await Check(
            Norm("P", "response: {after: {event: sent, where: {fragile: true}}, then: delivered}"),
            Trace("x", Event("sent", "2026-03-01T08:00:00Z", $"<boolean key=\"fragile\" value=\"{value}\"/>"), Event("delivered", "2026-03-02T08:00:00Z")));

        Assert.Contains($"\"verdicts\":{{\"held\":{held}", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attribute_names_that_begin_with_or_and_with_and_are_no_operators()
    {
        static string By(string who) => $"<string key=\"org:resource\" value=\"{who}\"/><boolean key=\"android\" value=\"true\"/>";
        var answer = await Check(
            Norm("P", "response: {after: {event: sent, where: {android: true}}, then: delivered, same: [org:resource]}"),
            Trace("same", Event("sent", "2026-03-01T08:00:00Z", By("Value 1")), Event("delivered", "2026-03-02T08:00:00Z", By("Value 1"))),
            Trace("other", Event("sent", "2026-03-01T08:00:00Z", By("Value 1")), Event("delivered", "2026-03-02T08:00:00Z", By("Value 2"))));

        Assert.Contains("\"held\":1,\"breached\":1", answer.Output, StringComparison.Ordinal);
        Assert.Contains("\"examples\":[\"other\"]", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_norm_that_judges_nothing_does_not_shift_the_verdicts_of_the_norms_after_it()
    {
        var answer = await Check(
            Norm("FIRST", "response: {after: lost, then: delivered, same: [org:resource]}") + "\n"
            + Norm("SECOND", "response: {after: sent, then: delivered, within: 1h}") + "\n"
            + Norm("THIRD", "precedence: {act: delivered, needs: sent}"),
            Trace("x", Event("sent", "2026-03-01T08:00:00Z"), Event("delivered", "2026-03-02T08:00:00Z")));

        Assert.Contains("{\"id\":\"FIRST\",\"held\":0,\"breached\":0,\"pending\":0,\"inapplicable\":1", answer.Output, StringComparison.Ordinal);
        Assert.Contains("{\"id\":\"SECOND\",\"held\":0,\"breached\":1", answer.Output, StringComparison.Ordinal);
        Assert.Contains("{\"id\":\"THIRD\",\"held\":1,\"breached\":0", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attribute_of_the_case_and_the_latest_value_of_a_field_decide_whether_a_norm_applies()
    {
        const string Insured = "<boolean key=\"insured\" value=\"true\"/>";
        var answer = await Check(
            Norm("P", "when: {insured: true, parcel.weight: {at_least: 10}}, response: {after: lost, then: delivered}"),
            Trace("a", Insured, Event("sent", "2026-03-01T08:00:00Z", "<int key=\"weight\" value=\"12\"/>"), Event("lost", "2026-03-02T08:00:00Z")),
            Trace("b", Insured, Event("sent", "2026-03-01T08:00:00Z", "<int key=\"weight\" value=\"9\"/>"), Event("lost", "2026-03-02T08:00:00Z")),
            Trace("c", Event("sent", "2026-03-01T08:00:00Z", "<int key=\"weight\" value=\"12\"/>"), Event("lost", "2026-03-02T08:00:00Z")));

        Assert.Contains("\"pending\":1,\"inapplicable\":1,\"undetermined\":1", answer.Output, StringComparison.Ordinal);
    }

    private Task<Answer> Check(string norms, params string[] traces) =>
        RunAsync("check", _shell.Log(traces), "--pack", _shell.Pack(norms), "--json");
}
