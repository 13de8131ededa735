namespace Guiju.Server.Kernel;

/// <summary>
/// The time of a demo world: runs faster than the wall clock, and goes on from where it was after a restart.
/// With speed 1 and no anchor it is the wall clock.
/// </summary>
public sealed class GuijuTime(TimeProvider real, double speed) : TimeProvider
{
    private readonly Lock _gate = new();
    private DateTimeOffset _anchor = real.GetUtcNow();
    private DateTimeOffset _realAnchor = real.GetUtcNow();

    /// <summary>How many seconds pass per second of the wall clock.</summary>
    public double Speed { get; } = speed;

    /// <summary>Goes on from an instant, such as the last recorded event.</summary>
    public void ContinueFrom(DateTimeOffset at)
    {
        lock (_gate)
            (_anchor, _realAnchor) = (at, real.GetUtcNow());
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _anchor + ((real.GetUtcNow() - _realAnchor) * Speed);
    }
}
