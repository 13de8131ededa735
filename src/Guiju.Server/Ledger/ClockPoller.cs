using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Ledger;

/// <summary>Turns clocks that ran to a warning or out into events while nobody is looking.</summary>
public sealed partial class ClockPoller(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ClockPoller> logger) : BackgroundService
{
    private const int MostPerRound = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The pause is real time: an accelerated clock makes more come due, not the poller spin.
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        while (!stoppingToken.IsCancellationRequested && await timer.WaitForNextTickAsync(stoppingToken))
            await SafelyAsync(() => RoundAsync(stoppingToken));
    }

    /// <summary>A database out of reach must not end the poller: what is due stays due, and the next round finds it.</summary>
    private async Task SafelyAsync(Func<Task> round)
    {
        try
        {
            await round();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.RoundFailed(logger, failure);
        }
    }

    /// <summary>Ticks every family whose alarm has passed; answers how many.</summary>
    public async Task<int> RoundAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GuijuDb>();
        var now = clock.GetUtcNow().Whole();
        var due = await db.Set<AlarmRow>().AsNoTracking().Where(a => a.DueAt <= now).OrderBy(a => a.DueAt).Take(MostPerRound).ToListAsync(ct);
        foreach (var alarm in due)
            await TickAsync(alarm, ct);
        return due.Count;
    }

    /// <summary>One family that cannot be judged must not hold up the others' clocks.</summary>
    private async Task TickAsync(AlarmRow alarm, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CommandContext>().OrgId = alarm.OrgId;
            await scope.ServiceProvider.GetRequiredService<Timelines>().Tick(alarm.RootId, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.TickFailed(logger, failure, alarm.RootId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The clocks could not be read")]
        public static partial void RoundFailed(ILogger logger, Exception failure);

        [LoggerMessage(LogLevel.Error, "The clocks of {Root} could not be reckoned")]
        public static partial void TickFailed(ILogger logger, Exception failure, Guid root);
    }
}
