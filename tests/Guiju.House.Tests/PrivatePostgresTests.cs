using Npgsql;

namespace Guiju.House.Tests;

/// <summary>The database that tests get.</summary>
public sealed class PrivatePostgresTests
{
    [Fact]
    public async Task A_database_is_empty_durable_and_goes_away()
    {
        var connectionString = await PrivatePostgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);

        Assert.Equal("on", await AskAsync(connectionString, "show fsync"));
        Assert.Equal("on", await AskAsync(connectionString, "show synchronous_commit"));
        Assert.Equal(0L, await AskAsync(connectionString, "select count(*) from pg_tables where schemaname = 'public'"));

        await PrivatePostgres.DropDatabaseAsync(connectionString, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<PostgresException>(() => AskAsync(connectionString, "select 1"));
    }

    private static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);

        return await command.ExecuteScalarAsync();
    }
}
