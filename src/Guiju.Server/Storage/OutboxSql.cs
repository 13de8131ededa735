using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Storage;

/// <summary>Claiming outbox rows, so that several nodes share the work.</summary>
public static class OutboxSql
{
    extension(GuijuDb db)
    {
        /// <summary>
        /// Begins the transaction that keeps claims from other nodes. SQLite has one node and no claims: a transaction that read first
        /// could not write any more once the ledger has written beside it.
        /// </summary>
        public async Task<IAsyncDisposable?> BeginClaimsAsync(CancellationToken ct) =>
            db.Database.IsNpgsql() ? await db.Database.BeginTransactionAsync(ct) : null;

        /// <summary>Ends it, keeping what was done.</summary>
        public async Task EndClaimsAsync(CancellationToken ct)
        {
            if (db.Database.CurrentTransaction is { } transaction)
                await transaction.CommitAsync(ct);
        }

        /// <summary>The oldest rows that are due and that no other node is delivering.</summary>
        public async Task<List<OutboxRow>> ClaimOutboxAsync(DateTimeOffset now, int most, CancellationToken ct)
        {
            var at = now.ToMicros();
            var rows = db.Set<OutboxRow>();
            return await (db.Database.IsNpgsql()
                ? rows.FromSql($"SELECT * FROM outbox WHERE next_at <= {at} ORDER BY org_id, position LIMIT {most} FOR UPDATE SKIP LOCKED")
                : rows.FromSql($"SELECT * FROM outbox WHERE next_at <= {at} ORDER BY org_id, position LIMIT {most}")).ToListAsync(ct);
        }
    }
}
