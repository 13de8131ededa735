using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests;

/// <summary>Norms on what many cases share: a device, or an engineer's day.</summary>
public class GroupedCaseTests
{
    private const long Day = 1_440 * World.Minute;

    private const string Words = """
        vocabulary: repairs
        cases: [ticket]
        activities:
          - {name: opened, fields: {device: text, tier: text}}
          - {name: visited, fields: {engineer: text}}
        attributes:
          ticket.device: [opened.device]
          ticket.tier: [opened.tier]
          ticket.engineer: [visited.engineer]
        """;

    [Fact]
    public void A_device_is_repaired_again_at_most_once_in_thirty_days()
    {
        var found = Judge(
            "device: {of: ticket, by: ticket.device}",
            "case: device\nabsence: {event: opened, most: 1, in_any: 30d}",
            Ticket("p", 0, "D1"), Ticket("q", 10, "D2"), Ticket("r", 30, "D1"), Ticket("s", 41, "D2"));

        Assert.Equal([("D1", VerdictState.Breached, 2), ("D2", VerdictState.Held, 2)], found.Select(f => (f.Key, f.Verdict.State, f.Verdict.Activations)));
    }

    [Fact]
    public void What_a_ticket_says_of_itself_stays_with_it()
    {
        var found = Judge(
            "device: {of: ticket, by: ticket.device}",
            "case: device\nwhen: {ticket.tier: gold}\nabsence: {event: visited, most: 1, in_any: 30d}",
            Ticket("p", 0, "D1", "gold", visits: 1), Ticket("q", 1, "D1", "tin", visits: 1), Ticket("r", 2, "D1", "gold", visits: 1));

        var (_, verdict) = Assert.Single(found);
        Assert.Equal((2, VerdictState.Breached, "p", "r"), (verdict.Activations, verdict.State, verdict.Witnesses[0].ActivationFactId[..1], verdict.Witnesses[^1].ActivationFactId[..1]));
    }

    [Fact]
    public void An_engineers_day_ends_at_his_midnight()
    {
        // 04:27 in Shanghai; twenty hours later it is the next day there, and still the same in UTC for half an hour.
        var found = Judge(
            "engineer-day: {of: ticket, by: ticket.engineer, day: Asia/Shanghai}",
            "case: engineer-day\nabsence: {event: visited, most: 2}",
            Ticket("p", 0, "D1", visits: 2), Ticket("q", 0, "D2", visits: 1, after: 20 * 60 * World.Minute));

        Assert.Equal(
            [("Li|2026-05-29", VerdictState.Held, 2), ("Li|2026-05-30", VerdictState.Held, 1)], found.Select(f => (f.Key, f.Verdict.State, f.Verdict.Activations)));
    }

    [Fact]
    public void Cases_of_their_own_are_not_judged_by_it_and_those_without_the_key_belong_to_none()
    {
        var book = Book("device: {of: ticket, by: ticket.device}", "case: device\nabsence: {event: opened, most: 1, in_any: 30d}");
        IReadOnlyList<Fact> unknown = [new("u", "opened", World.Start, 0, new Dictionary<string, object?>())];

        Assert.Empty(book.Judge("ticket", unknown, World.Start, closed: false).Verdicts);
        Assert.Empty(book.Group(Assert.Single(book.Groups), [unknown]));
    }

    [Theory]
    [InlineData("device: {of: §tickt, by: ticket.device}", "unknown-value")]
    [InlineData("device: {of: ticket, by: §ticket.devise}", "unknown-attribute")]
    [InlineData("device: {of: ticket, by: ticket.device, day: §Mars}", "unknown-zone")]
    [InlineData("§ticket: {of: ticket, by: ticket.device}", "duplicate-id")]
    public void A_kind_that_cannot_be_made_is_refused_at_its_place(string group, string code)
    {
        var text = World.Head + "\nvocabulary: words.yaml\ncase_groups:\n  ";
        var found = Assert.Single(PackCompiler.Compile([new("pack.yaml", text + group.Replace("§", "")), new("words.yaml", Words)], World.Words).Diagnostics);

        Assert.Equal((code, text.Split('\n').Length, 3 + group.IndexOf('§')), (found.Code, found.Line, found.Column));
    }

    private static List<(string Key, Verdict Verdict)> Judge(string group, string rule, params IReadOnlyList<Fact>[] tickets)
    {
        var book = Book(group, rule);
        var kind = Assert.Single(book.Groups);
        return [.. book.Group(kind, tickets).Select(c => (c.Key, Assert.Single(book.Judge(kind, c, World.Start + (400 * Day), closed: false).Verdicts)))];
    }

    private static Rulebook Book(string group, string rule)
    {
        var compilation = PackCompiler.Compile(
            [new("pack.yaml", World.Pack(rule) + $"\nvocabulary: words.yaml\ncase_groups: {{{group}}}"), new("words.yaml", Words)], World.Words);
        Assert.Empty(compilation.Diagnostics);
        return new([new(compilation.Pack!, 0, null)]);
    }

    private static IReadOnlyList<Fact> Ticket(string id, int day, string device, string tier = "tin", int visits = 0, long after = World.Minute)
    {
        var at = World.Start + (day * Day);
        Fact Of(int n, string activity, long when, params (string, object?)[] fields) => new($"{id}{n}", activity, when, n, fields.ToDictionary(f => f.Item1, f => f.Item2));
        return [Of(0, "opened", at, ("device", device), ("tier", tier)), .. Enumerable.Range(1, visits).Select(n => Of(n, "visited", at + after, ("engineer", "Li")))];
    }
}
