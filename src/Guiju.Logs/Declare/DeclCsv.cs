using System.Globalization;
using CsvHelper;

namespace Guiju.Logs.Declare;

/// <summary>Writes rows of a check as the table that process-mining tools compare.</summary>
public static class DeclCsv
{
    private static readonly string[] Columns = ["constraint_no", "constraint", "case_no", "case_id", "activations", "fulfilments", "violations", "satisfied"];

    /// <summary>Writes the head and the rows, each line ended by a line feed.</summary>
    /// <param name="output">Receives the table.</param>
    /// <param name="model">The model that was checked.</param>
    /// <param name="rows">The rows, in the order to write them.</param>
    public static void Write(TextWriter output, DeclModel model, IEnumerable<DeclRow> rows)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rows);
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord(Columns);
        foreach (var row in rows)
        {
            csv.WriteRecord([
                Number(row.Constraint), model.Constraints[row.Constraint].Text, Number(row.CaseNumber), row.CaseId,
                Number(row.Activations), Number(row.Fulfilments), Number(row.Violations), row.Satisfied ? "1" : "0"]);
        }
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
