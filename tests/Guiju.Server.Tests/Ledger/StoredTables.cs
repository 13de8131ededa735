using System.Data.Common;
using System.Globalization;
using Guiju.Server.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Server.Tests.Ledger;

/// <summary>The tables behind a server, behind its back: read, tampered with and put right again.</summary>
public sealed class StoredTables(GuijuApp app)
{
    private static readonly string[] Kept = ["timelines", "events", "event_personal", "heads"];

    public static async Task<StoredTables> Keep(GuijuApp app)
    {
        var tables = new StoredTables(app);
        foreach (var table in Kept)
            await tables.Execute($"CREATE TABLE kept_{table} AS SELECT * FROM {table}");
        return tables;
    }

    /// <summary>Everything as it was kept.</summary>
    public async Task Restore()
    {
        foreach (var table in Kept)
        {
            await Execute($"DELETE FROM {table}");
            await Execute($"INSERT INTO {table} SELECT * FROM kept_{table}");
        }
    }

    /// <summary>The rows of a table, column to value, in a stable order.</summary>
    public async Task<List<Dictionary<string, object>>> Rows(string sql)
    {
        await using var connection = await app.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object>>();
        while (await reader.ReadAsync())
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue, StringComparer.Ordinal));
        return rows;
    }

    /// <summary>Runs a statement with @p0, @p1, …; false when the database itself refuses it.</summary>
    public async Task<bool> Execute(string sql, params object[] values)
    {
        await using var connection = await app.Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (index, value) in values.Index())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (string.Create(CultureInfo.InvariantCulture, $"@p{index}"), value);
            command.Parameters.Add(parameter);
        }

        try
        {
            return await command.ExecuteNonQueryAsync() > 0;
        }
        catch (DbException)
        {
            return false;
        }
    }

    /// <summary>Sets one column of one row, found by all the values it has.</summary>
    public Task<bool> Change(string table, Dictionary<string, object> row, string column, object value)
    {
        var keys = row.Where(c => c.Value is not DBNull).ToList();
        var where = string.Join(" AND ", keys.Select((k, i) => string.Create(CultureInfo.InvariantCulture, $"{k.Key} = @p{i + 1}")));
        return Execute($"UPDATE {table} SET {column} = @p0 WHERE {where}", [value, .. keys.Select(k => k.Value)]);
    }
}
