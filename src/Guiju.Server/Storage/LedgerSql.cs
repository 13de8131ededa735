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

        /// <summary>Takes the next numbers of a series, in a transaction of its own; answers the first, from 1.</summary>
        public async Task<long> TakeNumbersAsync(Guid org, string series, int count, CancellationToken ct)
        {
            await using var connection = await database.OpenAsync(ct);
            await using var transaction = await database.BeginWriteAsync(connection, ct);
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"INSERT INTO counters (org_id, series, value) VALUES ({Add(command, org)}, {Add(command, series)}, {Add(command, (long)count)}) "
                + "ON CONFLICT (org_id, series) DO UPDATE SET value = counters.value + excluded.value RETURNING value";
            var last = Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
            await transaction.CommitAsync(ct);
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
