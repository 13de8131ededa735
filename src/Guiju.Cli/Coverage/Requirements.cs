using CsvHelper;
using Guiju.Logs;

namespace Guiju.Cli.Coverage;

/// <summary>A requirement of the catalogue: its id, its domain, and how it wants to be checked (G, A, T, R, C; none for data and content).</summary>
internal sealed record Requirement(string Id, string Domain, string Checks)
{
    /// <summary>The kinds of answer that follow its check codes; empty when any will do.</summary>
    public IReadOnlyList<string> Kinds => [.. Checks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => c switch
    {
        "G" => "gate",
        "A" => "norm",
        "T" => "attest",
        "R" => "inspect",
        _ => "card",
    })];
}

/// <summary>How a requirement is answered, by a part of a pack or otherwise.</summary>
/// <param name="Id">The requirement.</param>
/// <param name="Kind">gate, norm, attest, inspect, card, phrases, table, sheet, form; or screen, report, register, planned, not-software.</param>
/// <param name="Where">Where it lives.</param>
/// <param name="Test">The test or screen that shows it.</param>
/// <param name="Why">The reason for another kind than the check codes ask for.</param>
internal sealed record Answered(string Id, string Kind, string Where, string Test, string Why);

/// <summary>Reads the tables under <c>norms/</c> that say what is required and how it is answered outside the packs.</summary>
internal static class CoverageTables
{
    public static readonly string[] OtherKinds = ["screen", "report", "register", "planned", "not-software"];

    /// <summary>The catalogue's rows.</summary>
    /// <exception cref="LogFault">The table is missing or broken.</exception>
    public static IReadOnlyList<Requirement> Requirements(string norms) =>
        [.. Rows(Path.Combine(norms, "catalogue.csv"), ["id", "domain", "checks"]).Select(r => new Requirement(r[0], r[1], r[2]))];

    /// <summary>What answers outside the packs, from every table in <c>coverage/</c>.</summary>
    /// <exception cref="LogFault">A table is broken.</exception>
    public static IEnumerable<Answered> Others(string norms)
    {
        foreach (var file in Files(Path.Combine(norms, "coverage")))
        {
            foreach (var (index, row) in Rows(file, ["id", "kind", "where", "test", "why"]).Index())
            {
                yield return OtherKinds.Contains(row[1], StringComparer.Ordinal)
                    ? new(row[0], row[1], row[2], row[3], row[4])
                    : throw new LogFault("coverage.kind-unknown", file, index + 2, $"'{row[1]}' is none of {string.Join(", ", OtherKinds)}");
            }
        }
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal) : [];

    private static IEnumerable<string[]> Rows(string file, string[] columns)
    {
        if (!File.Exists(file))
        {
            throw new LogFault("log.missing", file, 0, "there is no such table");
        }

        using var table = CsvReader.Create(File.OpenRead(file), new CsvReaderOptions
        {
            MalformedData = CsvMalformedDataHandling.Throw, FieldCountMismatch = CsvFieldCountHandling.Throw, TrackLineNumbers = true,
        });
        if (!columns.SequenceEqual(table.Headers, StringComparer.Ordinal))
        {
            throw new LogFault("log.broken-table", file, 1, $"the columns are {string.Join(", ", columns)}");
        }

        while (Next(table, file))
        {
            yield return [.. Enumerable.Range(0, columns.Length).Select(i => table.GetString(i).Trim())];
        }
    }

    private static bool Next(CsvReader table, string file)
    {
        try
        {
            return table.Read();
        }
        catch (CsvFormatException e)
        {
            throw new LogFault("log.broken-table", file, (int)e.LineNumber, e.Message.Split('\n')[0], e);
        }
    }
}
