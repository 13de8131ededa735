using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Ledger;

/// <summary>Delivers one topic of the outbox. Delivering twice must be the same as once, for a crash may come in between.</summary>
public sealed record OutboxTopic(string Name, Func<IServiceProvider, OutboxRow, CancellationToken, Task> Deliver);

/// <summary>Takes what the outbox holds, delivers it in order, and deletes it only after that.</summary>
public sealed partial class OutboxWorker(
    IServiceScopeFactory scopes, IEnumerable<OutboxTopic> topics, TimeProvider clock, ILogger<OutboxWorker> logger) : BackgroundService
{
    private const int MostPerRound = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<string, OutboxTopic> _topics = topics.ToDictionary(t => t.Name, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        while (!stoppingToken.IsCancellationRequested && await timer.WaitForNextTickAsync(stoppingToken))
            await RoundsAsync(stoppingToken);
    }

    /// <summary>A database out of reach must not end the worker: what is due stays due, and the next round finds it.</summary>
    private async Task RoundsAsync(CancellationToken ct)
    {
        try
        {
            while (await RoundAsync(ct) is MostPerRound)
            {
                // A full round means that more is waiting.
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.RoundFailed(logger, failure);
        }
    }

    /// <summary>One round; answers how many were taken.</summary>
    public async Task<int> RoundAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GuijuDb>();
        var now = clock.GetUtcNow();
        await using var claims = await db.BeginClaimsAsync(ct);
        var rows = await db.ClaimOutboxAsync(now, MostPerRound, ct);
        foreach (var row in rows)
            await DeliverAsync(scope.ServiceProvider, db, row, now, ct);
        if (rows.Count > 0)
            await db.SaveChangesAsync(ct);
        await db.EndClaimsAsync(ct);
        return rows.Count;
    }

    private async Task DeliverAsync(IServiceProvider services, GuijuDb db, OutboxRow row, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await _topics[row.Topic].Deliver(services, row, ct);
            db.Remove(row);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Kept, and tried again later and later; the error is kept with it for whoever looks.
            row.Attempts++;
            row.LastError = failure.Message;
            row.NextAt = (now + TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, row.Attempts)))).Whole();
            Log.DeliveryFailed(logger, failure, row.Topic, row.EventId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The outbox could not be read")]
        public static partial void RoundFailed(ILogger logger, Exception failure);

        [LoggerMessage(LogLevel.Warning, "{Topic} of event {EventId} could not be delivered; it will be tried again")]
        public static partial void DeliveryFailed(ILogger logger, Exception failure, string topic, Guid eventId);
    }
}
