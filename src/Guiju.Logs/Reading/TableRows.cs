using System.Text.Unicode;
using CsvHelper;
using Guiju.Logs.Mapping;

namespace Guiju.Logs.Reading;

/// <summary>Reads the rows of a table (CSV): the headings first, then each row, which must be as long as they are.</summary>
internal sealed class TableRows : IDisposable
{
    private readonly LogSource _source;
    private readonly CsvReader _csv;

    public TableRows(LogSource source, LogMap map, LogLimits limits)
    {
        _source = source;
        _csv = CsvReader.Create(source, new CsvReaderOptions
        {
            Separator = map.Delimiter,
            Encoding = map.Encoding,
            MalformedData = CsvMalformedDataHandling.Throw,
            FieldCountMismatch = CsvFieldCountHandling.Throw,
            MaxRecordSize = (int)limits.Value,
            PoolStrings = true,
            TrackLineNumbers = true,
        });
        Headings = Guarded(() => _csv.Headers) is { Count: > 0 } headings ? headings : throw Fault("log.broken-table", "the table is empty");
    }

    public string File => _source.File;

    public IReadOnlyList<string> Headings { get; }

    public int Line => (int)_csv.LineNumber;

    /// <summary>The cell of the row at which the reader stands.</summary>
    public string this[int column] => _csv.GetString(column);

    /// <summary>Goes to the next row.</summary>
    public bool Next()
    {
        if (!Guarded(_csv.Read))
        {
            return false;
        }

        return Utf8.IsValid(_csv.RawRecord)
            ? true
            : throw Fault("log.encoding", "the text is not in the encoding that the mapping says (utf-8 unless it says another)");
    }

    public void BeginCase() => _source.BeginCase();

    /// <summary>Where the column with this heading stands.</summary>
    public int Column(string heading)
    {
        for (var i = 0; i < Headings.Count; i++)
        {
            if (Headings[i] == heading)
            {
                return i;
            }
        }

        throw new LogFault("log.no-column", File, 1, $"the table has no column '{heading}'");
    }

    public LogFault Fault(string code, string detail, Exception? cause = null) => new(code, File, Math.Max(1, Line), detail, cause);

    public void Dispose() => _csv.Dispose();

    private T Guarded<T>(Func<T> read)
    {
        _source.BeginValue();
        try
        {
            return read();
        }
        catch (LogFault e) when (e.Line == 0)
        {
            // The row that is too much has not been reached; it begins after the last one that was.
            throw new LogFault(e.Code, File, Line + 1, e.Detail, e);
        }
        catch (CsvFormatException e)
        {
            throw new LogFault("log.broken-table", File, (int)e.LineNumber, e.Message.Split('\n')[0], e);
        }
    }
}
