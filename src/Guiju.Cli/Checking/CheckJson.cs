using System.Text.Encodings.Web;
using System.Text.Json;
using Guiju.Norms.Verdicts;

namespace Guiju.Cli.Checking;

/// <summary>The result of a check for programs.</summary>
internal static class CheckJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, CheckResult result) => output.WriteLine(JsonSerializer.Serialize(
        new Report(
            result.Cases,
            result.Events,
            result.Norms.Count,
            new(
                result.Sum(VerdictState.Held),
                result.Sum(VerdictState.Breached),
                result.Sum(VerdictState.Pending),
                result.Sum(VerdictState.Inapplicable),
                result.Sum(VerdictState.Undetermined)),
            [.. result.Norms.Select(Line)]),
        Options));

    private static ByNorm Line(NormTally n) => new(
        n.Norm.Id,
        n[VerdictState.Held],
        n[VerdictState.Breached],
        n[VerdictState.Pending],
        n[VerdictState.Inapplicable],
        n[VerdictState.Undetermined],
        n.Examples);

    private sealed record Report(long Cases, long Events, int Norms, Verdicts Verdicts, IReadOnlyList<ByNorm> ByNorm);

    private sealed record Verdicts(long Held, long Breached, long Pending, long Inapplicable, long Undetermined);

    private sealed record ByNorm(
        string Id, long Held, long Breached, long Pending, long Inapplicable, long Undetermined, IReadOnlyList<string> Examples);
}
