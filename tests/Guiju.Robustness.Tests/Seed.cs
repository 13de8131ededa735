using System.Globalization;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Guiju.Robustness.Tests;

/// <summary>Chance that can be had again: GUIJU_SEED, or another number each time, told to whoever reads the test's output.</summary>
internal static class Seed
{
    /// <summary>The seed of this run.</summary>
    public static int Next(ITestOutputHelper output)
    {
        var seed = Environment.GetEnvironmentVariable("GUIJU_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next(1_000_000);
        output.WriteLine($"GUIJU_SEED={seed.ToString(CultureInfo.InvariantCulture)}");
        return seed;
    }
}
