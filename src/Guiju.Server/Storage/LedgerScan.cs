using System.Globalization;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Guiju.Server.Storage;

/// <summary>Reading the whole ledger in pieces of bounded size, all at one moment, while others go on writing.</summary>
public static class LedgerScan
{
    private static readonly long EarliestMicros = DateTimeOffset.MinValue.ToMicros();
    private static readonly long LatestMicros = DateTimeOffset.MaxValue.ToMicros();

    extension(GuijuDb db)
    {
        /// <summary>Begins to read at one moment: what is written later is not seen, and nobody waits for the reader.</summary>
        public async Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct)
        {
            if (db.Database.IsNpgsql())
                return await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);

            await db.Database.OpenConnectionAsync(ct);
            var transaction = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
            return (await db.Database.UseTransactionAsync(transaction, ct))!;
        }

        /// <summary>The next events in the order of their key, after one that is known.</summary>
        public IQueryable<EventRow> EventsAfter(EventRow? last, int take)
        {
            var (org, root, one, sequence) = last is null ? (Guid.Empty, Guid.Empty, Guid.Empty, int.MinValue) : (last.OrgId, last.RootId, last.CaseId, last.Sequence);
            return db.Set<EventRow>().FromSql(
                $"SELECT * FROM events WHERE (org_id, root_id, case_id, sequence) > ({org}, {root}, {one}, {sequence}) ORDER BY org_id, root_id, case_id, sequence LIMIT {take}");
        }

        /// <summary>The next root timelines in the order of their key, after one that is known.</summary>
        public IQueryable<TimelineRow> RootsAfter(TimelineRow? last, int take)
        {
            var (org, id) = last is null ? (Guid.Empty, Guid.Empty) : (last.OrgId, last.Id);
            return db.Set<TimelineRow>().FromSql($"SELECT * FROM timelines WHERE (org_id, id) > ({org}, {id}) AND id = root_id ORDER BY org_id, id LIMIT {take}");
        }

        /// <summary>
        /// The keys of rows that hold what this program never writes, such as an id in small letters or a number as text in SQLite, which
        /// keeps whatever it is given. Such a row may not even be readable.
        /// </summary>
        public async Task<List<string>> MalformedAsync<T>(int most, CancellationToken ct)
        {
            var entity = db.Model.FindEntityType(typeof(T))!;
            var columns = entity.GetProperties().ToList();
            var conditions = columns.Select(c => Malformed(c, db.Database.IsSqlite())).OfType<string>().DefaultIfEmpty("1 = 0");
            var key = string.Join(" || '/' || ", entity.FindPrimaryKey()!.Properties.Select(p => $"CAST({p.GetColumnName()} AS TEXT)"));
            var sql = $"SELECT {key} AS \"Value\" FROM {entity.GetTableName()} WHERE {string.Join(" OR ", conditions)} LIMIT {most.ToString(CultureInfo.InvariantCulture)}";
            return await db.Database.SqlQueryRaw<string>(sql).ToListAsync(ct);
        }
    }

    private static string? Malformed(IProperty property, bool sqlite)
    {
        var (c, type) = (property.GetColumnName(), Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType);
        var condition = type switch
        {
            _ when type == typeof(DateTimeOffset) => Outside(c, EarliestMicros, LatestMicros, sqlite),
            _ when !sqlite => null,
            _ when type == typeof(int) => Outside(c, int.MinValue, int.MaxValue, sqlite),
            _ when type == typeof(long) => $"typeof({c}) <> 'integer'",
            _ when type == typeof(Guid) => $"typeof({c}) <> 'text' OR {c} NOT GLOB '{GuidGlob}'",
            _ when type == typeof(byte[]) => $"typeof({c}) <> 'blob'",
            _ => $"typeof({c}) <> 'text'",
        };
        return condition is null ? null : property.IsNullable ? $"({c} IS NOT NULL AND ({condition}))" : $"({condition})";
    }

    private static string Outside(string column, long least, long most, bool sqlite) => string.Create(
        CultureInfo.InvariantCulture, $"{(sqlite ? $"typeof({column}) <> 'integer' OR " : "")}{column} < {least} OR {column} > {most}");

    private static string GuidGlob { get; } = string.Join('-', new[] { 8, 4, 4, 4, 12 }.Select(n => string.Concat(Enumerable.Repeat("[0-9A-F]", n))));
}
