using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.DryRuns;

/// <summary>Takes up dry runs that wait, and those whose worker has fallen silent, one at a time on each node.</summary>
public sealed partial class DryRunWorker(IServiceScopeFactory scopes, WallClock wall, ILogger<DryRunWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        while (!stoppingToken.IsCancellationRequested && await timer.WaitForNextTickAsync(stoppingToken))
            await SafelyAsync(stoppingToken);
    }

    /// <summary>Works the next run through, if there is one; answers whether there was.</summary>
    public async Task<bool> RoundAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GuijuDb>();
        if (await Claim(db, ct) is not { } run)
            return false;

        try
        {
            await scope.ServiceProvider.GetRequiredService<RunDryRun>().Work(run, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.RunFailed(logger, failure, run.Id);
            await GiveUp(run, ct);
        }

        return true;
    }

    private async Task<DryRunRow?> Claim(GuijuDb db, CancellationToken ct)
    {
        var now = wall.Now;
        var run = await db.DryRuns.Where(r => (r.State == DryRunState.Waiting || r.State == DryRunState.Running) && r.ClaimedUntil <= now)
            .OrderBy(r => r.StartedAt).FirstOrDefaultAsync(ct);
        if (run is null)
            return null;

        (run.ClaimedUntil, run.Turn) = ((now + RunDryRun.ClaimFor).Whole(), run.Turn + 1);
        try
        {
            await db.SaveChangesAsync(ct);
            return run;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }

    /// <summary>A run that cannot be worked through is marked so, that it is not taken up for ever.</summary>
    private async Task GiveUp(DryRunRow run, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GuijuDb>();
        await db.DryRuns.Where(r => r.OrgId == run.OrgId && r.Id == run.Id && r.State != DryRunState.Cancelled)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.State, DryRunState.Failed).SetProperty(r => r.Turn, r => r.Turn + 1), ct);
    }

    private async Task SafelyAsync(CancellationToken ct)
    {
        try
        {
            while (await RoundAsync(ct))
            {
                // What waits is worked through one after the other.
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.RoundFailed(logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Dry runs could not be looked for")]
        public static partial void RoundFailed(ILogger logger, Exception failure);

        [LoggerMessage(LogLevel.Error, "Dry run {Run} cannot be worked through")]
        public static partial void RunFailed(ILogger logger, Exception failure, Guid run);
    }
}
