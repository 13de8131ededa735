using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Guiju.Server.Storage;

/// <summary>The few statements of the ledger that need an engine's own words.</summary>
public static class LedgerSql
{
    extension(Database database)
    {
        /// <summary>Begins a writing transaction; on SQLite it takes the write lock at once, so that it never fails half-way.</summary>
        public async Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken ct) => connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: false)
            : await connection.BeginTransactionAsync(ct);

        /// <summary>The versions of these families, locked until the transaction ends.</summary>
        public async Task<Dictionary<(Guid Org, Guid Root), int>> LockVersionsAsync(
            DbTransaction transaction, IReadOnlyCollection<(Guid Org, Guid Root)> roots, CancellationToken ct)
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            var pairs = roots.Order().Select(r => $"({Add(command, r.Org)}, {Add(command, r.Root)})");
            command.CommandText = $"SELECT org_id, id, family_version FROM timelines WHERE (org_id, id) IN (VALUES {string.Join(", ", pairs)})"
                + (database.IsPostgres ? " ORDER BY org_id, id FOR UPDATE" : "");
            var versions = new Dictionary<(Guid, Guid), int>();
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                versions[(reader.GetGuid(0), reader.GetGuid(1))] = reader.GetInt32(2);
            return versions;
        }

        /// <summary>Those of the keys that are used already.</summary>
        public async Task<HashSet<(Guid Org, string Key)>> UsedKeysAsync(
            DbTransaction transaction, IReadOnlyCollection<(Guid Org, string Key)> keys, CancellationToken ct)
        {
            var used = new HashSet<(Guid, string)>();
            if (keys.Count is 0)
                return used;

            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            var pairs = keys.Select(k => $"({Add(command, k.Org)}, {Add(command, k.Key)})");
            command.CommandText = $"SELECT org_id, key FROM acts WHERE (org_id, key) IN (VALUES {string.Join(", ", pairs)})";
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                used.Add((reader.GetGuid(0), reader.GetString(1)));
            return used;
        }

        /// <summary>Takes the next <paramref name="count"/> positions of an organisation; answers the first.</summary>
        public async Task<long> TakePositionsAsync(DbTransaction transaction, Guid org, int count, CancellationToken ct)
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"INSERT INTO heads (org_id, position) VALUES ({Add(command, org)}, {Add(command, (long)count)}) "
                + "ON CONFLICT (org_id) DO UPDATE SET position = heads.position + excluded.position RETURNING position";
            var last = Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
            return last - count + 1;
        }

        /// <summary>Takes the next numbers of a series; answers the first, from 1.</summary>
        public async Task<long> TakeNumbersAsync(DbTransaction transaction, Guid org, string series, int count, CancellationToken ct)
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"INSERT INTO counters (org_id, series, value) VALUES ({Add(command, org)}, {Add(command, series)}, {Add(command, (long)count)}) "
                + "ON CONFLICT (org_id, series) DO UPDATE SET value = counters.value + excluded.value RETURNING value";
            var last = Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
            return last - count + 1;
        }
    }

    private static string Add(DbCommand command, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@p" + command.Parameters.Count.ToString(CultureInfo.InvariantCulture);
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }
}
