using System.Globalization;
using Guiju.Driving;

namespace Guiju.Bench.Http;

/// <summary>Commands per second against the bare durable transactions that the same database gives in the same minute.</summary>
internal static class HttpBench
{
    /// <summary>Measures both engines with each number of connections and prints a table.</summary>
    public static async Task<int> Run(Options options)
    {
        Console.WriteLine("| engine | connections | | per second | of the reference | p50 ms | p99 ms | server CPU ms each |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var engine in new[] { "sqlite", "postgresql" }.Where(options.Wants))
        {
            foreach (var connections in options.Numbers("connections", 32, 64))
                await MeasureAsync(engine, connections, options.Number("warm", 10), options.Number("rounds", 5), options.Number("commands", 2000));
        }

        return 0;
    }

    private static async Task MeasureAsync(string engine, int connections, int warming, int rounds, int commands)
    {
        await using var server = await ServerProcess.StartAsync(engine is "postgresql");
        var company = await Company.FoundAsync(server.Address);
        using var load = new ServerLoad(server, company, connections);
        await using var reference = new Reference(server.Postgres, server.SqliteFile);
        await reference.OpenAsync(connections);

        // Until the runtime has compiled what is hot for good, it spends a third of its processor on compiling and counting.
        for (var warm = 0; warm < warming; warm++)
        {
            await load.CreateAsync(commands);
            await load.StepAsync(commands);
        }

        await reference.RunAsync(commands);
        var (bare, create, step) = (new List<Round>(), new List<Round>(), new List<Round>());
        for (var round = 0; round < rounds; round++)
        {
            bare.Add(await reference.RunAsync(commands));
            create.Add(await load.CreateAsync(commands));
            step.Add(await load.StepAsync(commands));
        }

        Print(engine, connections, "bare transaction", bare, bare);
        Print(engine, connections, "create order", create, bare);
        Print(engine, connections, "append step", step, bare);
    }

    private static void Print(string engine, int connections, string what, List<Round> rounds, List<Round> bare)
    {
        var ratio = Round.Median(rounds.Zip(bare, (r, b) => r.PerSecond / b.PerSecond));
        var took = rounds.SelectMany(r => r.Milliseconds).ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {engine} | {connections} | {what} | {Round.Median(rounds.Select(r => r.PerSecond)):F0} | {ratio:P0} | {Round.Percentile(took, 0.5):F1} | {Round.Percentile(took, 0.99):F1} | {Round.Median(rounds.Select(r => r.ProcessorMilliseconds)):F2} |"));
    }
}
