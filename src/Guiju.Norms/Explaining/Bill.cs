namespace Guiju.Norms.Explaining;

/// <summary>
/// The arithmetic of a clock, like a bill: <see cref="Wall"/> = <see cref="Elapsed"/> + <see cref="Off"/> + <see cref="Paused"/>, and so for
/// every day; the days add up to the whole, and the pauses to what was paused.
/// </summary>
/// <param name="From">When counting began.</param>
/// <param name="To">When it ended, or the instant of asking.</param>
/// <param name="Ended">False while it still counts.</param>
/// <param name="Calendar">The calendar that it counts by, or null for the wall.</param>
/// <param name="Zone">The time zone whose days these are.</param>
/// <param name="Limit">How much time there is, or null.</param>
/// <param name="DueAt">When the time is up, or null.</param>
/// <param name="Elapsed">Counted time.</param>
/// <param name="Wall">Time by the wall from begin to end.</param>
/// <param name="Off">Time outside the hours of the calendar.</param>
/// <param name="Paused">Time in the hours of the calendar in which the clock stood.</param>
/// <param name="Days">Day by day.</param>
/// <param name="Pauses">The stretches in which the clock stood.</param>
public sealed record Bill(
    long From, long To, bool Ended, string? Calendar, string Zone, long? Limit, long? DueAt, long Elapsed, long Wall, long Off, long Paused,
    IReadOnlyList<BillDay> Days, IReadOnlyList<Pause> Pauses);

/// <summary>One day of a bill.</summary>
/// <param name="Day">The day in the bill's zone.</param>
/// <param name="Elapsed">Counted time of this day.</param>
/// <param name="Off">Time outside the hours of the calendar.</param>
/// <param name="Paused">Time in which the clock stood.</param>
/// <param name="Total">Counted time up to and with this day.</param>
/// <param name="Stretches">What the day is made of, without gap.</param>
public sealed record BillDay(DateOnly Day, long Elapsed, long Off, long Paused, long Total, IReadOnlyList<Stretch> Stretches);

/// <summary>How time is counted in a stretch.</summary>
public enum StretchKind
{
    /// <summary>It counts.</summary>
    Counts,

    /// <summary>It lies outside the hours of the calendar.</summary>
    Off,

    /// <summary>The clock stands.</summary>
    Paused,
}

/// <summary>A stretch of one kind.</summary>
/// <param name="From">Begin.</param>
/// <param name="To">End.</param>
/// <param name="Kind">The kind.</param>
public sealed record Stretch(long From, long To, StretchKind Kind);

/// <summary>A stretch in which the clock stood, as far as it lies within the bill.</summary>
/// <param name="From">Begin.</param>
/// <param name="To">End, or the end of the bill.</param>
/// <param name="Counted">How much of it the clock would have counted.</param>
/// <param name="FactId">The event that stopped the clock.</param>
/// <param name="EndFactId">The event that let it go on, or null when none did within the bill.</param>
public sealed record Pause(long From, long To, long Counted, string FactId, string? EndFactId);
