namespace Guiju.Server.Kernel;

/// <summary>
/// The time that everything in Guiju goes by. It is the wall clock, except in a demo world, where it runs faster and goes on from
/// where it was after a restart.
/// </summary>
public sealed class GuijuTime(TimeProvider real) : TimeProvider
{
    private volatile Run? _run;

    /// <summary>How many seconds pass per second of the wall clock.</summary>
    public double Speed => _run?.Speed ?? 1;

    /// <summary>True when this is a demo world's time.</summary>
    public bool IsDemo => _run is not null;

    /// <summary>Runs at another speed from an instant on, such as that of the last recorded event.</summary>
    public void RunDemo(DateTimeOffset from, double speed) => _run = new(from, real.GetUtcNow(), speed);

    public override DateTimeOffset GetUtcNow() => _run is { } run
        ? run.From + ((real.GetUtcNow() - run.RealFrom) * run.Speed)
        : real.GetUtcNow();

    private sealed record Run(DateTimeOffset From, DateTimeOffset RealFrom, double Speed);
}
