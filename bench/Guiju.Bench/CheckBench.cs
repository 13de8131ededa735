using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guiju.Bench.Http;

namespace Guiju.Bench;

/// <summary>How many events under how many norms <c>guiju check</c> judges in a second, reading the log included.</summary>
internal static partial class CheckBench
{
    /// <summary>Repeats a log's cases under other names, checks what it came to, and prints the median.</summary>
    public static async Task<int> Run(Options options)
    {
        var log = Path.Combine(Path.GetTempPath(), $"guiju-bench-{Environment.ProcessId}.xes");
        try
        {
            await RepeatAsync(options.Text("log"), log, options.Number("times", 10));
            var (rates, counts) = (new List<double>(), new JsonObject());
            for (var round = 0; round <= options.Number("rounds", 5); round++)
            {
                var took = Stopwatch.StartNew();
                counts = await CheckAsync(log, options.Text("pack"));
                if (round > 0)
                    rates.Add((double)counts["events"]! * (double)counts["norms"]! / took.Elapsed.TotalSeconds);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{counts["cases"]} cases, {counts["events"]} events, {counts["norms"]} norms, {new FileInfo(log).Length / 1e6:F0} MB: {Round.Median(rates):N0} events·norms/s ({rates.Min():N0} … {rates.Max():N0})"));
            return 0;
        }
        finally
        {
            File.Delete(log);
        }
    }

    private static async Task<JsonObject> CheckAsync(string log, string pack)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        var exit = await Cli.CommandLine.RunAsync(["check", log, "--pack", pack, "--json"], output, Console.Error);
        return exit < 2 ? JsonNode.Parse(output.ToString())!.AsObject() : throw new InvalidOperationException($"guiju check ended with {exit}");
    }

    private static async Task RepeatAsync(string source, string target, int times)
    {
        await using var packed = new GZipStream(File.OpenRead(source), CompressionMode.Decompress);
        using var reader = new StreamReader(packed, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        var (first, end) = (text.IndexOf("<trace", StringComparison.Ordinal), text.LastIndexOf("</log>", StringComparison.Ordinal));
        await using var writer = new StreamWriter(target);
        await writer.WriteAsync(text.AsMemory(0, first));
        for (var time = 0; time < times; time++)
            await writer.WriteAsync(CaseName().Replace(text[first..end], $"${{before}}{time}-"));
        await writer.WriteAsync(text.AsMemory(end));
    }

    [GeneratedRegex("(?<before><trace[^>]*>\\s*(<(?!event)[^>]*/>\\s*)*?<string key=\"concept:name\" value=\")", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex CaseName();
}
