using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.NormDesk;

/// <summary>Sees what another node put in force or ended, and judges by it here as well within two seconds.</summary>
public sealed partial class RulesKeeper(IServiceScopeFactory scopes, ILogger<RulesKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private string? _known;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        while (!stoppingToken.IsCancellationRequested && await timer.WaitForNextTickAsync(stoppingToken))
            await SafelyAsync(stoppingToken);
    }

    /// <summary>Looks once; answers whether something was taken up. What is in force at the first look was loaded at the start.</summary>
    public async Task<bool> RoundAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GuijuDb>();
        var inForce = await db.PackRevisions.AsNoTracking().Where(p => p.EffectiveFrom != null).OrderBy(p => p.OrgId).ThenBy(p => p.Pack).ThenBy(p => p.Revision)
            .Select(p => new { p.OrgId, p.Pack, p.Revision, p.Hash, p.EffectiveFrom, p.EffectiveUntil }).ToListAsync(ct);
        var seen = string.Join('\n', inForce);
        var changed = _known is not null && _known != seen;
        if (changed)
            await scope.ServiceProvider.GetRequiredService<PackLibrary>().LoadAll(ct);
        _known = seen;
        return changed;
    }

    private async Task SafelyAsync(CancellationToken ct)
    {
        try
        {
            await RoundAsync(ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.RoundFailed(logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "What is in force could not be looked up")]
        public static partial void RoundFailed(ILogger logger, Exception failure);
    }
}
