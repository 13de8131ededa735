using System.Globalization;
using System.Text.Json.Nodes;
using Guiju.Driving;
using Guiju.Server.Hosting;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Robustness.Tests;

/// <summary>The database of a server in another process, read behind its back.</summary>
internal sealed class Books : IAsyncDisposable
{
    private static readonly string[] Projected = ["orders", "visits", "verdicts", "alarms"];

    private readonly ServiceProvider _services;

    private Books(IConfiguration configuration)
    {
        var services = new ServiceCollection().AddSingleton(configuration).AddLogging();
        GuijuServer.AddServices(services, new(configuration, AppContext.BaseDirectory));
        _services = services.BuildServiceProvider();
    }

    /// <summary>Opens the books of a server.</summary>
    public static Books Of(ServerProcess server) => new(ConfigurationOf(server));

    /// <summary>Runs the command line on the database; its output when it found nothing to say against it.</summary>
    public static async Task<string> CommandAsync(ServerProcess server, string command)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        var exit = await Cli.CommandLine.RunAsync([command], output, output, ConfigurationOf(server));
        SqliteConnection.ClearAllPools();
        Assert.True(exit is 0, $"guiju {command}: {exit}\n{output}");
        return output.ToString();
    }

    /// <summary>Asks the database.</summary>
    public async Task<T> AskAsync<T>(Func<GuijuDb, Task<T>> ask)
    {
        await using var scope = _services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<GuijuDb>());
    }

    /// <summary>Every event, in the order in which they were written.</summary>
    public Task<List<EventRow>> EventsAsync() => AskAsync(db => db.Set<EventRow>().AsNoTracking().OrderBy(e => e.Position).ToListAsync());

    /// <summary>Every key that was counted.</summary>
    public Task<Dictionary<string, ActRow>> ActsAsync() => AskAsync(db => db.Set<ActRow>().AsNoTracking().ToDictionaryAsync(a => a.Key));

    /// <summary>Every row of every projection, but for the instant at which it was judged.</summary>
    public async Task<List<string>> ProjectionsAsync()
    {
        var all = new List<string>();
        foreach (var table in Projected)
            all.AddRange((await RowsAsync($"SELECT * FROM {table}")).Select(r => $"{table}: " + string.Join(" | ", r.Where(c => c.Key is not "judged_at").Select(c => $"{c.Key}={c.Value}"))));
        all.Sort(StringComparer.Ordinal);
        return all;
    }

    /// <summary>The rows that a query answers, column to value.</summary>
    public async Task<List<Dictionary<string, object>>> RowsAsync(string sql)
    {
        await using var connection = await _services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object>>();
        while (await reader.ReadAsync())
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue, StringComparer.Ordinal));
        return rows;
    }

    /// <summary>The ids of the events that an answer names.</summary>
    public static IEnumerable<Guid> EventsIn(string answer) => JsonNode.Parse(answer)!["events"]!.AsArray().Select(e => e!["id"]!.GetValue<Guid>());

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    private static IConfiguration ConfigurationOf(ServerProcess server) => new ConfigurationBuilder().AddInMemoryCollection(
        [new("DATA", server.Data), new("DB", server.Postgres), new("NORMS", Repository.PathOf("norms"))]).Build();
}
