using System.Globalization;
using Guiju.Norms;
using Guiju.Norms.Verdicts;

namespace Guiju.Cli.Checking;

/// <summary>The result of a check for people: a table by norm, then the first cases that broke each.</summary>
internal static class CheckTable
{
    private static readonly VerdictState[] Columns =
        [VerdictState.Held, VerdictState.Breached, VerdictState.Pending, VerdictState.Inapplicable, VerdictState.Undetermined];

    public static void Write(TextWriter output, CheckResult result, TimeSpan took)
    {
        var at = result.At is { } micros
            ? DateTimeOffset.UnixEpoch.AddMicroseconds(micros).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)
            : "–";
        output.WriteLine(Text.Of("check.head", result.Cases, result.Events, result.Norms.Count, at));
        output.WriteLine();
        var table = new TextTable(left: 2);
        table.Add([Text.Of("check.norm"), Text.Of("check.title"), .. Columns.Select(c => Text.Of($"verdict.{c}"))]);
        foreach (var n in result.Norms)
        {
            table.Add([n.Norm.Id, Title(n.Norm), .. Columns.Select(c => Number(n[c]))]);
        }

        table.Add(["", Text.Of("check.sum"), .. Columns.Select(c => Number(result.Sum(c)))]);
        table.Write(output);
        Examples(output, result);
        var rate = result.Events * result.Norms.Count / Math.Max(took.TotalSeconds, 0.001);
        output.WriteLine();
        output.WriteLine(Text.Of("check.took", took.TotalSeconds, rate));
    }

    private static void Examples(TextWriter output, CheckResult result)
    {
        var broken = result.Norms.Where(n => n.Examples.Count > 0).ToList();
        if (broken.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(Text.Of("check.examples"));
        var table = new TextTable(left: 2);
        foreach (var n in broken)
        {
            table.Add([n.Norm.Id, string.Join(", ", n.Examples)]);
        }

        table.Write(output);
    }

    private static string Title(NormDescription norm) => Text.IsChinese ? norm.Title.Chinese : norm.Title.English;

    private static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
