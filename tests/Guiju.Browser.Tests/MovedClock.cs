namespace Guiju.Browser.Tests;

/// <summary>The wall clock set to a Monday morning in Shanghai; it goes on by itself, and a test moves it.</summary>
public sealed class MovedClock : TimeProvider
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    private long _ahead = (Morning - System.GetUtcNow()).Ticks;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    /// <summary>So much time passes at once.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
