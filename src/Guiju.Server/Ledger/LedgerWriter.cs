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
        await using var session = new LedgerSession(database, model);
        var batch = new List<Commit>(MostPerBatch);
        while (await WaitAsync(stoppingToken))
        {
            batch.Clear();
            while (batch.Count < MostPerBatch && _queue.Reader.TryRead(out var commit))
                batch.Add(commit);
            await RunAsync(batch, session);
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

    private async Task RunAsync(IReadOnlyList<Commit> batch, LedgerSession session)
    {
        try
        {
            await CommitAsync(batch, session);
        }
        catch (DbException failure) when (batch.Count > 1)
        {
            // One member may be at fault (a constraint, a key used on another node): alone, each gets its own answer.
            Log.BatchFailed(logger, failure, batch.Count);
            await session.AbandonAsync();
            foreach (var commit in batch)
                await RunAsync([commit], session);
        }
        catch (Exception failure)
        {
            await session.AbandonAsync();
            foreach (var commit in batch)
                commit.Completion.TrySetException(failure is OutcomeUnknownException ? failure : new OutcomeUnknownException(failure));
        }
    }

    /// <summary>Nobody is answered before the transaction is durable: a key or version used in it is not used until then.</summary>
    private async Task CommitAsync(IReadOnlyList<Commit> batch, LedgerSession session)
    {
        await session.BeginAsync(CancellationToken.None);
        var outcomes = await JudgeAsync(session, batch);
        var accepted = batch.Where((_, i) => outcomes[i] is CommitOutcome.Done).ToList();
        await WriteAsync(session, accepted);
        await session.CommitAsync(CancellationToken.None);

        foreach (var (commit, outcome) in batch.Zip(outcomes))
            commit.Completion.TrySetResult(outcome);
        live.Publish(accepted);
    }

    private static async Task WriteAsync(LedgerSession session, IReadOnlyList<Commit> accepted)
    {
        foreach (var group in accepted.GroupBy(c => c.OrgId))
        {
            var count = group.Sum(c => c.Events.Count);
            var position = await session.AddAsync(new HeadRow { OrgId = group.Key, Position = count }, CancellationToken.None) - count + 1;
            foreach (var commit in group)
                position = commit.Number(position);
        }

        foreach (var (type, isHistory, rows) in Commit.Rows(accepted))
            await (isHistory ? session.InsertAsync(type, rows, CancellationToken.None) : session.UpsertAsync(type, rows, CancellationToken.None));
        foreach (var group in accepted.SelectMany(c => c.Deletions).GroupBy(r => r.GetType()))
            await session.DeleteAsync(group.Key, [.. group], CancellationToken.None);
    }

    /// <summary>
    /// Sorts out what was decided on an old version or under a used key; those write nothing.
    /// Of two appends to one family only the first is taken: the second was decided without it.
    /// </summary>
    private static async Task<CommitOutcome[]> JudgeAsync(LedgerSession session, IReadOnlyList<Commit> batch)
    {
        var versions = await session.VersionsAsync(batch.Select(c => (c.OrgId, c.RootId)).Distinct(), CancellationToken.None);
        var used = await session.UsedKeysAsync(batch.Where(c => c.Act is not null).Select(c => (c.OrgId, c.Act!.Key)).Distinct(), CancellationToken.None);
        var outcomes = new CommitOutcome[batch.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var (commit, family) = (batch[i], (batch[i].OrgId, batch[i].RootId));
            if (commit.Act is { } known && used.Contains((commit.OrgId, known.Key)))
            {
                outcomes[i] = CommitOutcome.DuplicateKey;
            }
            else if (versions.GetValueOrDefault(family) != commit.ExpectedVersion)
            {
                outcomes[i] = CommitOutcome.Conflict;
            }
            else
            {
                versions[family] = commit.ExpectedVersion + 1;
                if (commit.Act is { } act)
                    used.Add((commit.OrgId, act.Key));
            }
        }

        return outcomes;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A batch of {Count} commits failed; each is tried alone")]
        public static partial void BatchFailed(ILogger logger, Exception failure, int count);
    }
}
