using System.Data.Common;
using System.Threading.Channels;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Ledger;

/// <summary>How a commit ended.</summary>
public enum CommitOutcome
{
    /// <summary>Durable.</summary>
    Done,

    /// <summary>Somebody appended to the family meanwhile; nothing was written.</summary>
    Conflict,

    /// <summary>The idempotency key is used already; nothing was written.</summary>
    DuplicateKey,
}

/// <summary>
/// The only writer of events. Commands that wait at the same time share one durable transaction (group commit): the disk is asked
/// once for all of them, and each is answered only after that.
/// </summary>
public sealed partial class LedgerWriter(Database database, IDbContextFactory<GuijuDb> databases, LiveWire live, ILogger<LedgerWriter> logger) : BackgroundService
{
    private const int MostPerBatch = 256;

    private readonly Channel<Commit> _queue = Channel.CreateBounded<Commit>(new BoundedChannelOptions(10_000) { SingleReader = true });

    /// <summary>Waits until the commit is durable, or known not to be.</summary>
    public async Task<CommitOutcome> Write(Commit commit, CancellationToken ct)
    {
        await _queue.Writer.WriteAsync(commit, ct);

        // Once queued it may become durable whatever the caller does, so the answer is awaited to its end.
        return await commit.Completion.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var model = await databases.CreateDbContextAsync(CancellationToken.None);
        var rows = new Rows(model);
        var batch = new List<Commit>(MostPerBatch);
        while (await WaitAsync(stoppingToken))
        {
            batch.Clear();
            while (batch.Count < MostPerBatch && _queue.Reader.TryRead(out var commit))
                batch.Add(commit);
            await RunAsync(batch, rows);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    /// <summary>A stop lets what is queued be written first.</summary>
    private async Task<bool> WaitAsync(CancellationToken ct)
    {
        try
        {
            return await _queue.Reader.WaitToReadAsync(ct);
        }
        catch (OperationCanceledException)
        {
            _queue.Writer.TryComplete();
            return _queue.Reader.TryPeek(out _);
        }
    }

    private async Task RunAsync(List<Commit> batch, Rows rows)
    {
        try
        {
            await CommitAsync(batch, rows);
        }
        catch (DbException failure) when (batch.Count > 1)
        {
            // One member may be at fault (a constraint, a key used on another node): alone, each gets its own answer.
            Log.BatchFailed(logger, failure, batch.Count);
            foreach (var commit in batch.Where(c => !c.Completion.Task.IsCompleted).ToList())
                await RunAsync([commit], rows);
        }
        catch (Exception failure)
        {
            foreach (var commit in batch)
                commit.Completion.TrySetException(new OutcomeUnknownException(failure));
        }
    }

    private async Task CommitAsync(List<Commit> batch, Rows rows)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var transaction = await database.BeginWriteAsync(connection, CancellationToken.None);
        var accepted = await AcceptAsync(transaction, batch);
        foreach (var group in accepted.GroupBy(c => c.OrgId))
        {
            var position = await database.TakePositionsAsync(transaction, group.Key, group.Sum(c => c.Events.Count), CancellationToken.None);
            foreach (var commit in group)
                position = commit.Number(position);
        }

        foreach (var (type, found) in Commit.Rows(accepted))
            await rows.UpsertAsync(transaction, type, found, CancellationToken.None);
        foreach (var group in accepted.SelectMany(c => c.Deletions).GroupBy(r => r.GetType()))
            await rows.DeleteAsync(transaction, group.Key, [.. group], CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);

        foreach (var commit in accepted)
            commit.Completion.TrySetResult(CommitOutcome.Done);
        live.Publish(accepted);
    }

    /// <summary>
    /// Sorts out what was decided on an old version or under a used key; those are answered at once and write nothing.
    /// Of two appends to one family only the first is taken: the second was decided without it.
    /// </summary>
    private async Task<List<Commit>> AcceptAsync(DbTransaction transaction, List<Commit> batch)
    {
        var versions = await database.LockVersionsAsync(transaction, [.. batch.Select(c => (c.OrgId, c.RootId)).Distinct()], CancellationToken.None);
        var used = await database.UsedKeysAsync(
            transaction, [.. batch.Where(c => c.Act is not null).Select(c => (c.OrgId, c.Act!.Key)).Distinct()], CancellationToken.None);
        var accepted = new List<Commit>(batch.Count);
        foreach (var commit in batch)
        {
            if (commit.Act is { } act && !used.Add((commit.OrgId, act.Key)))
            {
                commit.Completion.TrySetResult(CommitOutcome.DuplicateKey);
            }
            else if (versions.GetValueOrDefault((commit.OrgId, commit.RootId)) != commit.ExpectedVersion)
            {
                if (commit.Act is { } unused)
                    used.Remove((commit.OrgId, unused.Key));
                commit.Completion.TrySetResult(CommitOutcome.Conflict);
            }
            else
            {
                versions[(commit.OrgId, commit.RootId)] = commit.ExpectedVersion + 1;
                accepted.Add(commit);
            }
        }

        return accepted;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A batch of {Count} commits failed; each is tried alone")]
        public static partial void BatchFailed(ILogger logger, Exception failure, int count);
    }
}
