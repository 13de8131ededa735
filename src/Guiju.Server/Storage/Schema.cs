using System.Data.Common;
using Guiju.Server.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Storage;

/// <summary>The tables of the database and the migrations that bring them up to date. One server migrates at a time; a killed one is gone on with.</summary>
public sealed class Schema(GuijuDb db, Database database)
{
    // Any number that nobody else locks in this database.
    private const long MigrationTurn = 0x6775696A75;

    /// <summary>Applies the migrations that are missing. Refuses, and changes nothing, where a newer version or no known version made the tables.</summary>
    public async Task BringUpToDate(CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var turn = await TakeTurn(connection, ct);
        if (await Has(connection, "events", ct) && !await Has(connection, "__EFMigrationsHistory", ct))
            throw new Refusal("schema.unversioned");
        if ((await Unknown(ct)) is [var unknown, ..])
            throw new Refusal("schema.newer", unknown);

        await db.Database.MigrateAsync(ct);
    }

    /// <summary>Refuses a database whose tables are not exactly those of this version; for programs that use it but do not migrate.</summary>
    public async Task DemandCurrent(CancellationToken ct)
    {
        if ((await Unknown(ct)) is [var unknown, ..])
            throw new Refusal("schema.newer", unknown);
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
            throw new Refusal("schema.outdated");
    }

    private async Task<List<string>> Unknown(CancellationToken ct) =>
        [.. (await db.Database.GetAppliedMigrationsAsync(ct)).Except(db.Database.GetMigrations(), StringComparer.Ordinal)];

    /// <summary>
    /// Waits until nobody else migrates. The lock goes with its holder, however that ends. EF's own lock on SQLite is a row, which stays
    /// behind when the process is killed and would then hold up every start after it.
    /// </summary>
    private async Task<IAsyncDisposable?> TakeTurn(DbConnection connection, CancellationToken ct)
    {
        if (database.IsPostgres)
        {
            await Execute(connection, $"SELECT pg_advisory_lock({MigrationTurn})", ct);
            return new Unlock(connection);
        }

        var file = await LockFile(connection.DataSource + ".lock", ct);
        await Execute(connection, "DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct);
        return file;
    }

    private static async Task<FileStream> LockFile(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, ct);
            }
        }
    }

    private async Task<bool> Has(DbConnection connection, string table, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = database.IsPostgres
            ? $"SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = '{table}'"
            : $"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '{table}'";
        return (long)(await command.ExecuteScalarAsync(ct))! > 0;
    }

    private static async Task Execute(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Gives the turn back before the connection returns to the pool.</summary>
    private sealed class Unlock(DbConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Execute(connection, $"SELECT pg_advisory_unlock({MigrationTurn})", CancellationToken.None);
    }
}
