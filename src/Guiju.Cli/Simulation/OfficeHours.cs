namespace Guiju.Cli.Simulation;

/// <summary>The rhythm of a branch's day.</summary>
internal static class OfficeHours
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Hour of the day at the branch, with its fraction.</summary>
    public static double HourOf(DateTimeOffset at) => at.ToOffset(China).TimeOfDay.TotalHours;

    /// <summary>How long until the next call.</summary>
    public static TimeSpan UntilNextCall(DateTimeOffset at, Chance chance) => HourOf(at) switch
    {
        >= 8 and < 18 => chance.Minutes("interval", 3, 8),
        >= 18 and < 22 => chance.Minutes("interval", 7, 13),
        >= 6.5 and < 8 => chance.Minutes("interval", 5, 10),
        _ => chance.Minutes("interval", 12, 26),
    };

    /// <summary>Whether nobody is in the office.</summary>
    public static bool IsNight(DateTimeOffset at) => HourOf(at) is < 6.5 or >= 20.5;

    /// <summary>The instant itself in office hours, or some time after the office opens next.</summary>
    public static DateTimeOffset InOffice(DateTimeOffset at, TimeSpan afterOpening) => HourOf(at) switch
    {
        < 7.5 => Morning(at, 0, afterOpening),
        >= 20.5 => Morning(at, 1, afterOpening),
        _ => at,
    };

    private static DateTimeOffset Morning(DateTimeOffset at, int days, TimeSpan afterOpening)
    {
        var day = at.ToOffset(China).Date.AddDays(days);
        return (new DateTimeOffset(day, China) + TimeSpan.FromHours(7.5) + afterOpening).ToUniversalTime();
    }

    /// <summary>A time that one agrees on: full five minutes.</summary>
    public static DateTimeOffset Agreed(DateTimeOffset at)
    {
        var five = TimeSpan.FromMinutes(5).Ticks;
        return new(((at.UtcTicks + five - 1) / five) * five, TimeSpan.Zero);
    }
}
