using Npgsql;

namespace Guiju.Testing;

/// <summary>The tests' own PostgreSQL: ./test hands it over in GUIJU_TEST_PG, otherwise it starts for this process.</summary>
public static class PrivatePostgres
{
    private static readonly Lazy<string> Administrator = new(() => Environment.GetEnvironmentVariable("GUIJU_TEST_PG")
        ?? Command.Output(Repository.PathOf("tests", "postgres"), "start", "--for", $"{Environment.ProcessId}").Trim());

    /// <summary>Makes an empty database and gives the connection string to it.</summary>
    public static async Task<string> CreateDatabaseAsync(CancellationToken ct = default)
    {
        var name = $"guiju_{Guid.NewGuid():n}";
        await ExecuteAsync($"create database {name}", ct);

        return new NpgsqlConnectionStringBuilder(Administrator.Value) { Database = name }.ConnectionString;
    }

    /// <summary>Removes a database made here, whoever is still connected to it.</summary>
    public static async Task DropDatabaseAsync(string connectionString, CancellationToken ct = default)
    {
        await using (var pool = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(pool);
        }

        await ExecuteAsync($"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)", ct);
    }

    private static async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(Administrator.Value);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
