using System.Diagnostics;

namespace Guiju.Bench.Http;

/// <summary>So many pieces of work done by some clients at once: how fast, and how long each took.</summary>
internal sealed record Round(double PerSecond, double[] Milliseconds)
{
    /// <summary>How long the server had a processor for each piece.</summary>
    public double ProcessorMilliseconds { get; init; }

    /// <summary>Shares pieces out among the clients, each taking the next when it is done with one.</summary>
    public static async Task<Round> Of(int clients, int pieces, Func<int, int, Task> work)
    {
        var took = new double[pieces];
        var next = -1;
        var all = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            int piece;
            while ((piece = Interlocked.Increment(ref next)) < pieces)
            {
                var one = Stopwatch.GetTimestamp();
                await work(client, piece);
                took[piece] = Stopwatch.GetElapsedTime(one).TotalMilliseconds;
            }
        })));
        return new(pieces / all.Elapsed.TotalSeconds, took);
    }

    /// <summary>The value in the middle.</summary>
    public static double Median(IEnumerable<double> values) => Percentile([.. values], 0.5);

    /// <summary>The value below which a share of them lies.</summary>
    public static double Percentile(double[] values, double share)
    {
        Array.Sort(values);
        return values[Math.Clamp((int)Math.Ceiling(share * values.Length) - 1, 0, values.Length - 1)];
    }
}
