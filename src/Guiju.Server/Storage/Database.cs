using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using SQLitePCL;

namespace Guiju.Server.Storage;

/// <summary>Which engine serves: SQLite embedded, or PostgreSQL by connection string.</summary>
public sealed class Database : IAsyncDisposable
{
    private const int MostPreparedStatements = 100;

    /// <summary>
    /// The ledger finds rows by their keys and in no other way. A plan that reads a whole table, made while that was small and then kept,
    /// would become slower with every event.
    /// </summary>
    private const string ByKeyOnly = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    private readonly string _connection;
    private readonly NpgsqlDataSource? _postgres;
    private readonly NpgsqlDataSource? _ledger;

    private Database(string connection, bool postgres)
    {
        _connection = connection;
        if (!postgres)
            return;

        var parts = Prepared(connection);
        _postgres = NpgsqlDataSource.Create(parts);
        parts.Options = $"{parts.Options} {ByKeyOnly}".TrimStart();
        _ledger = NpgsqlDataSource.Create(parts);
    }

    /// <summary>True on PostgreSQL.</summary>
    public bool IsPostgres => _postgres is not null;

    /// <summary>The engine's name as <c>/api/health</c> tells it.</summary>
    public string Name => IsPostgres ? "postgresql" : "sqlite";

    /// <summary>A PostgreSQL database.</summary>
    public static Database Postgres(string connectionString) => new(connectionString, postgres: true);

    /// <summary>An SQLite file, created when missing.</summary>
    public static Database Sqlite(string file) => new(
        new SqliteConnectionStringBuilder { DataSource = file, Cache = SqliteCacheMode.Private, Pooling = true, DefaultTimeout = 30 }.ToString(), postgres: false);

    /// <summary>Tells EF where to go.</summary>
    public void Configure(DbContextOptionsBuilder builder)
    {
        if (_postgres is not null)
            builder.UseNpgsql(_postgres);
        else
            builder.UseSqlite(_connection).AddInterceptors(SqlitePragmas.Instance);

        // Migrations are written by hand for both engines; a test compares the schema they build with the model's.
        builder.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    /// <summary>An open connection, set up for this engine.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        if (_postgres is not null)
            return await _postgres.OpenConnectionAsync(ct);

        var connection = new SqliteConnection(_connection);
        await connection.OpenAsync(ct);
        SqlitePragmas.Apply(connection);
        return connection;
    }

    /// <summary>An open connection for the ledger alone.</summary>
    public async Task<DbConnection> OpenForLedgerAsync(CancellationToken ct) => _ledger is not null ? await _ledger.OpenConnectionAsync(ct) : await OpenAsync(ct);

    /// <summary>
    /// Statements that come again are prepared on their connection, unless the connection string has its own mind about it. Nobody here leaves
    /// a setting, a lock or a temporary table behind on one, so it need not be reset for the next; an open transaction is rolled back all the same.
    /// </summary>
    private static NpgsqlConnectionStringBuilder Prepared(string connection)
    {
        var parts = new NpgsqlConnectionStringBuilder(connection) { NoResetOnClose = true };
        if (!connection.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase))
            parts.MaxAutoPrepare = MostPreparedStatements;
        return parts;
    }

    public async ValueTask DisposeAsync()
    {
        if (_ledger is not null)
            await _ledger.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        else
            SqliteConnection.ClearPool(new SqliteConnection(_connection));
    }
}

/// <summary>Durable settings on every SQLite connection: write-ahead log, full sync. A pooled connection keeps them.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000;";

    private static readonly ConditionalWeakTable<sqlite3, object> Set = [];

    public static SqlitePragmas Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    /// <summary>SQLite does its work in the caller's thread, so there is nothing to await.</summary>
    public static void Apply(DbConnection connection)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (Set.TryGetValue(handle, out _))
            return;

        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        Set.TryAdd(handle, Instance);
    }
}
