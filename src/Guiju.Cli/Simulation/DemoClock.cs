namespace Guiju.Cli.Simulation;

/// <summary>The server's time, asked for now and then and reckoned on in between.</summary>
internal sealed class DemoClock(Door door, TimeProvider clock)
{
    private static readonly TimeSpan AskedEvery = TimeSpan.FromSeconds(10);

    private Reading? _reading;
    private long _readAt;

    /// <summary>What the server says of its time.</summary>
    public sealed record Reading(DateTimeOffset Now, bool Demo, double Speed);

    /// <summary>The server's time now.</summary>
    public async Task<DateTimeOffset> NowAsync(CancellationToken ct)
    {
        if (_reading is null || clock.GetElapsedTime(_readAt) > AskedEvery)
            await AskAsync(ct);
        return _reading!.Now + (clock.GetElapsedTime(_readAt) * _reading.Speed);
    }

    /// <summary>Asks the server.</summary>
    public async Task<Reading> AskAsync(CancellationToken ct)
    {
        _reading = await door.GetAsync<Reading>(null, "/api/clock", ct);
        _readAt = clock.GetTimestamp();
        return _reading;
    }

    /// <summary>Waits until it is this time at the server.</summary>
    public async Task<DateTimeOffset> UntilAsync(DateTimeOffset at, CancellationToken ct)
    {
        var now = await NowAsync(ct);
        while (at > now)
        {
            var wait = (at - now) / _reading!.Speed;
            await Task.Delay(wait < AskedEvery ? wait + TimeSpan.FromMilliseconds(2) : AskedEvery, clock, ct);
            now = await NowAsync(ct);
        }

        return now;
    }
}
