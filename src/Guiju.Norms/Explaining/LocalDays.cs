namespace Guiju.Norms.Explaining;

/// <summary>The days of a time zone on the line of instants.</summary>
internal sealed class LocalDays(TimeZoneInfo zone)
{
    private const long TicksOfMicrosecond = TimeSpan.TicksPerMicrosecond;

    public string Zone => zone.Id;

    /// <summary>The day that an instant lies in.</summary>
    public DateOnly Of(long at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.UnixEpoch.AddTicks(at * TicksOfMicrosecond), zone));

    /// <summary>The instant at which a day begins, also where its first hour is skipped or comes twice.</summary>
    public long Begin(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);

        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return (local - offset - DateTime.UnixEpoch).Ticks / TicksOfMicrosecond;
    }
}
