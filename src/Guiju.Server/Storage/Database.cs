using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Guiju.Server.Storage;

/// <summary>Which engine serves: SQLite embedded, or PostgreSQL by connection string.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly string _connection;
    private readonly NpgsqlDataSource? _postgres;

    private Database(string connection, bool postgres)
    {
        _connection = connection;
        _postgres = postgres ? NpgsqlDataSource.Create(connection) : null;
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
        await SqlitePragmas.ApplyAsync(connection, ct);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        else
            SqliteConnection.ClearPool(new SqliteConnection(_connection));
    }
}

/// <summary>Durable settings on every SQLite connection: write-ahead log, full sync.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000;";

    public static SqlitePragmas Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        ApplyAsync(connection, cancellationToken);

    public static async Task ApplyAsync(DbConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(ct);
    }
}
