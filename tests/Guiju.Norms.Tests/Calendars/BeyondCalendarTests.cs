using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Calendars;

/// <summary>No instant is named that lies beyond the last year of a calendar.</summary>
public class BeyondCalendarTests
{
    private const string Calendar = "\ncalendars: {office: {zone: Etc/UTC, years: [2026, 2026], hours: {mon-sun: \"08:00-18:00\"}}}\n";

    /// <summary>The last day that the calendar knows, at nine in the morning: nine hours are left.</summary>
    private const long LastMorning = 1_798_707_600_000_000;

    private const long Hour = 60 * World.Minute;

    [Fact]
    public void A_warning_is_named_only_where_it_is_known()
    {
        var book = Book("response: {after: visit.accepted, then: visit.departed, within: 20h, warn: [1h, 19h, 90%], clock: office}");
        var clock = book.Judge("order", [At(0, "visit.accepted")], LastMorning, closed: false).Verdicts[0].Clock!;

        Assert.Equal([LastMorning + Hour], clock.WarnAt);
        Assert.Null(clock.DueAt);
    }

    [Fact]
    public void A_gate_does_not_say_from_when_it_is_open()
    {
        var book = Book("check: G\nprecedence: {act: visit.departed, needs: visit.accepted, at_least: 20h, clock: office}");
        var finding = Assert.Single(book.Gate("order", [At(0, "visit.accepted")], [At(1, "visit.departed")]));

        Assert.Null(finding.OpensAt);
    }

    [Fact]
    public void A_released_clock_has_no_due_instant()
    {
        var book = Book("limit: {start: visit.accepted, stop: visit.departed, until: visit.cancelled, within: 20h, clock: office}");
        var verdict = book.Judge("order", [At(0, "visit.accepted"), At(1, "visit.cancelled")], LastMorning + Hour, closed: false).Verdicts[0];

        Assert.Equal(VerdictState.Held, verdict.State);
        Assert.Null(verdict.Clock!.DueAt);
    }

    private static Rulebook Book(string rule) => new([new(World.Compile(World.Pack(rule) + Calendar), 0, null)]);

    private static Fact At(int hour, string activity) => World.Fact(hour, LastMorning - World.Start + (hour * Hour), activity);
}
