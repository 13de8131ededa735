using Guiju.Norms.Calendars;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Tests.Calendars;

/// <summary>Calendars against a counter that looks at every minute of local time.</summary>
public class CalendarTests
{
    private const string Office =
        """zone: Asia/Shanghai, years: [2025, 2027], hours: {mon-fri: ["08:30-12:00", "13:30-18:00"], sat: "09:00-12:00"}, """
        + "holidays: [2026-01-01..2026-01-03, 2026-02-15..2026-02-23, 2026-10-01..2026-10-07], make_up_days: [2026-02-14, 2026-02-28, 2026-10-10]";

    private const string Night = """zone: Europe/Berlin, years: [2026, 2026], hours: {mon-sun: ["22:00-06:00", "05:00-07:30", "12:00-24:00"]}""";

    private const string Ends = """zone: America/New_York, years: [2026, 2026], hours: {sun: "01:30-02:30", mon-sat: "00:00-24:00"}""";

    public static TheoryData<string> Calendars => [Office, Night, Ends];

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Working_time_is_what_a_counter_of_minutes_says(string text)
    {
        var calendar = Read(text);
        var worked = 0L;

        for (var at = calendar.KnownFrom; at < calendar.KnownUntil; at += World.Minute)
        {
            Assert.Equal(worked, calendar.Worked(at));
            worked += Counts(text, at) ? World.Minute : 0;
        }

        Assert.Equal(worked, calendar.Worked(calendar.KnownUntil));
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void The_instant_of_an_amount_is_the_first_at_which_it_is_reached(string text)
    {
        var calendar = Read(text);
        var total = calendar.Worked(calendar.KnownUntil);

        for (var amount = 1L; amount <= total; amount += (97 * World.Minute) + 1)
        {
            var at = calendar.At(amount);
            Assert.Equal(amount, calendar.Worked(at));
            Assert.Equal(amount - 1, calendar.Worked(at - 1));
        }

        Assert.Equal(Running.Track.Unknown, calendar.At(total + 1));
    }

    [Fact]
    public void A_make_up_day_is_worked_and_a_holiday_is_not()
    {
        var calendar = Read(Office);

        Assert.True(calendar.Works(Shanghai(2026, 2, 14, 9)));
        Assert.False(calendar.Works(Shanghai(2026, 2, 16, 9)));
        Assert.False(calendar.Works(Shanghai(2026, 2, 24, 12, 30)));
        Assert.Equal(Shanghai(2026, 2, 24, 8, 30), calendar.Opens(Shanghai(2026, 2, 14, 18, 1)));
    }

    private static long Shanghai(int year, int month, int day, int hour, int minute = 0) =>
        new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds() * 1_000;

    private static WorkCalendar Read(string text) => new(World.Compile(
        World.Pack("fields: {on: order.opened, require: [summary]}") + $"\ncalendars: {{c: {{{text}}}}}").Program.Calendars.Single());

    /// <summary>What the calendar's words say of one minute, read off the wall clock of its zone.</summary>
    private static bool Counts(string text, long at)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(text.Split("zone: ")[1].Split(',')[0]);
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.UnixEpoch.AddMicroseconds(at), zone);
        var (day, minute) = (DateOnly.FromDateTime(local.DateTime), (local.Hour * 60) + local.Minute);
        return text == Office ? InOffice(day, minute) : text == Night ? minute is < 450 or >= 720 : AtEnds(day, minute);
    }

    private static bool AtEnds(DateOnly day, int minute) => day.DayOfWeek != DayOfWeek.Sunday || minute is >= 90 and < 150;

    private static bool InOffice(DateOnly day, int minute)
    {
        DateOnly Of(int month, int date) => new(2026, month, date);
        var off = (day >= Of(1, 1) && day <= Of(1, 3)) || (day >= Of(2, 15) && day <= Of(2, 23)) || (day >= Of(10, 1) && day <= Of(10, 7));
        var full = minute is (>= 510 and < 720) or (>= 810 and < 1080);
        return day == Of(2, 14) || day == Of(2, 28) || day == Of(10, 10) ? full
            : !off && (day.DayOfWeek switch { DayOfWeek.Sunday => false, DayOfWeek.Saturday => minute is >= 540 and < 720, _ => full });
    }
}
