using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Guiju.Bench.Http;

/// <summary>
/// What the machine gives at best: clients that do nothing but BEGIN, three INSERTs into three tables, COMMIT, durably, on the
/// database that the server uses, by prepared statements, each on a connection of its own.
/// </summary>
internal sealed class Reference(string? postgres, string sqliteFile) : IAsyncDisposable
{
    private const int Bytes = 200;
    private static readonly string[] Tables = ["bench_first", "bench_second", "bench_third"];

    private readonly List<Client> _clients = [];

    /// <summary>SQLite lets one write at a time; waiting here costs less than its own waiting, which sleeps.</summary>
    private readonly SemaphoreSlim? _turn = postgres is null ? new(1) : null;

    /// <summary>Makes the tables and opens the connections.</summary>
    public async Task OpenAsync(int clients)
    {
        for (var i = 0; i < clients; i++)
        {
            DbConnection connection = postgres is not null ? new NpgsqlConnection(postgres) : new SqliteConnection($"Data Source={sqliteFile};Default Timeout=30");
            await connection.OpenAsync();
            if (postgres is null)
                await ExecuteAsync(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000;");
            foreach (var table in i is 0 ? Tables : [])
                await ExecuteAsync(connection, $"CREATE TABLE IF NOT EXISTS {table} (id bigint NOT NULL, client int NOT NULL, data text NOT NULL, PRIMARY KEY (client, id))");
            _clients.Add(new(connection, i));
        }
    }

    /// <summary>Commits so many transactions, shared out among the clients; answers how many per second.</summary>
    public Task<Round> RunAsync(int transactions) => Round.Of(_clients.Count, transactions, async (client, _) =>
    {
        if (_turn is not null)
            await _turn.WaitAsync();
        try
        {
            await _clients[client].CommitAsync();
        }
        finally
        {
            _turn?.Release();
        }
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
        _turn?.Dispose();
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Client : IAsyncDisposable
    {
        private readonly DbConnection _connection;
        private readonly DbCommand[] _inserts;
        private long _id;

        public Client(DbConnection connection, int number)
        {
            _connection = connection;
            _inserts = [.. Tables.Select(table =>
            {
                var insert = connection.CreateCommand();
                insert.CommandText = $"INSERT INTO {table} (id, client, data) VALUES (@id, @client, @data)";
                foreach (var (name, value) in new (string, object)[] { ("@id", 0L), ("@client", number), ("@data", new string('x', Bytes)) })
                {
                    var parameter = insert.CreateParameter();
                    (parameter.ParameterName, parameter.Value) = (name, value);
                    insert.Parameters.Add(parameter);
                }

                insert.Prepare();
                return insert;
            })];
        }

        public async Task CommitAsync()
        {
            await using var transaction = _connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: false) : await _connection.BeginTransactionAsync();
            _id++;
            foreach (var insert in _inserts)
            {
                (insert.Transaction, insert.Parameters[0].Value) = (transaction, _id);
                await insert.ExecuteNonQueryAsync();
            }

            await transaction.CommitAsync();
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var insert in _inserts)
                await insert.DisposeAsync();
            await _connection.DisposeAsync();
        }
    }
}
