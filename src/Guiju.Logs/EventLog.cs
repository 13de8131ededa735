using Guiju.Logs.Mapping;
using Guiju.Logs.Reading;

namespace Guiju.Logs;

/// <summary>Reads event logs: XES and CSV, plain or gzipped, case by case.</summary>
public static class EventLog
{
    /// <summary>
    /// The cases of a log, one at a time. An XES log is never held whole; a table is, unless its mapping says that its rows are grouped
    /// by case.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="map">How to read it; null for what the XES standard says.</param>
    /// <param name="notes">Receives what was odd.</param>
    /// <param name="limits">How much is believed; null for the usual limits.</param>
    /// <exception cref="LogFault">The log cannot be used.</exception>
    public static IEnumerable<LogCase> Read(string path, LogMap? map, LogNotes notes, LogLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var table = IsTable(path);
        if (table && map is null)
        {
            throw new LogFault("log.map-needed", path, 0, "a table needs a mapping that says which column is which");
        }

        if (!table && map?.Attributes is not null)
        {
            throw new LogFault("log.map", path, 0, "'attributes' types the columns of a table; an XES log types its own");
        }

        return table ? Table(path, map!, notes, limits ?? LogLimits.Usual) : Xes(path, map ?? LogMap.Xes, notes, limits ?? LogLimits.Usual);
    }

    /// <summary>The instant of the last event of a log, UTC microseconds, and how many cases and events it has.</summary>
    /// <exception cref="LogFault">The log cannot be used.</exception>
    public static LogSpan Measure(string path, LogMap? map, LogNotes notes, LogLimits? limits = null)
    {
        var span = new LogSpan(0, 0, null);
        map ??= IsTable(path) ? null : LogMap.Xes;
        foreach (var one in Read(path, map is null ? null : map with { Only = new HashSet<string>() }, notes, limits))
        {
            var last = one.Events.Count == 0 ? span.LastAt : Math.Max(one.Events[^1].At, span.LastAt ?? long.MinValue);
            span = new(span.Cases + 1, span.Events + one.Events.Count, last);
        }

        return span;
    }

    private static bool IsTable(string path)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".CSV" or ".TSV" or ".TXT" => true,
            ".XES" or ".XML" => false,
            _ => throw new LogFault("log.unknown-format", path, 0, "a log is .xes, .xes.gz, .csv or .csv.gz"),
        };
    }

    private static IEnumerable<LogCase> Xes(string path, LogMap map, LogNotes notes, LogLimits limits)
    {
        using var source = LogSource.Open(path, limits);
        using var reader = new XesReader(source, map, notes, limits);
        while (reader.Next() is { } one)
        {
            yield return one;
        }
    }

    private static IEnumerable<LogCase> Table(string path, LogMap map, LogNotes notes, LogLimits limits)
    {
        using var source = LogSource.Open(path, limits);
        using var rows = new TableRows(source, map, limits);
        foreach (var one in new TableCases(rows, map, notes, limits, source).Read())
        {
            yield return one;
        }
    }
}

/// <summary>The size of a log.</summary>
/// <param name="Cases">How many cases.</param>
/// <param name="Events">How many events.</param>
/// <param name="LastAt">Instant of the last event, UTC microseconds; null when there is none.</param>
public sealed record LogSpan(long Cases, long Events, long? LastAt);
