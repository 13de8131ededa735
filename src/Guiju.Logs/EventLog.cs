using Guiju.Logs.Mapping;
using Guiju.Logs.Ocel;
using Guiju.Logs.Reading;

namespace Guiju.Logs;

/// <summary>Reads event logs: XES, CSV and OCEL, plain or gzipped, case by case.</summary>
public static class EventLog
{
    /// <summary>
    /// The cases of a log, one at a time. An XES log is never held whole; a table is, unless its mapping says that its rows are grouped
    /// by case; a log of objects (OCEL) always is.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="map">How to read it; null for what the XES standard says.</param>
    /// <param name="notes">Receives what was odd.</param>
    /// <param name="limits">How much is believed; null for the usual limits.</param>
    /// <exception cref="LogFault">The log cannot be used.</exception>
    public static IEnumerable<LogCase> Read(string path, LogMap? map, LogNotes notes, LogLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var format = LogFormats.Of(path);
        var table = format is LogFormat.Table;
        if (table && map is null)
        {
            throw new LogFault("log.map-needed", path, 0, "a table needs a mapping that says which column is which");
        }

        if (!table && map?.Attributes is not null)
        {
            throw new LogFault("log.map", path, 0, "'attributes' types the columns of a table; other logs type their own");
        }

        limits ??= LogLimits.Usual;
        map ??= LogMap.Xes;
        return format switch
        {
            LogFormat.Table => Table(path, map, notes, limits),
            LogFormat.Xes => Xes(path, map, notes, limits),
            _ => new OcelCases(Objects(path, map, notes, limits), map, notes, path).Read(),
        };
    }

    /// <summary>Reads a log of objects (OCEL 2.0) as it is, with all their types.</summary>
    /// <exception cref="LogFault">The log cannot be used.</exception>
    public static OcelLog Objects(string path, LogMap? map, LogNotes notes, LogLimits? limits = null)
    {
        limits ??= LogLimits.Usual;
        return LogFormats.Of(path) switch
        {
            LogFormat.OcelJson => OcelJsonReader.Read(path, map ?? LogMap.Xes, notes, limits),
            LogFormat.OcelSqlite => OcelSqliteReader.Read(path, notes, limits),
            _ => throw new LogFault("ocel.not-ocel", path, 0, "a log of objects is .jsonocel, .json or .sqlite"),
        };
    }

    /// <summary>Whether a file keeps a log of objects, by its name.</summary>
    /// <exception cref="LogFault">It keeps no log at all.</exception>
    public static bool HasObjects(string path) => LogFormats.Of(path) is LogFormat.OcelJson or LogFormat.OcelSqlite;

    /// <summary>The instant of the last event of a log, UTC microseconds, and how many cases and events it has.</summary>
    /// <exception cref="LogFault">The log cannot be used.</exception>
    public static LogSpan Measure(string path, LogMap? map, LogNotes notes, LogLimits? limits = null)
    {
        var span = new LogSpan(0, 0, null);
        map ??= LogFormats.Of(path) is LogFormat.Table ? null : LogMap.Xes;
        foreach (var one in Read(path, map is null ? null : map with { Only = new HashSet<string>() }, notes, limits))
        {
            var last = one.Events.Count == 0 ? span.LastAt : Math.Max(one.Events[^1].At, span.LastAt ?? long.MinValue);
            span = new(span.Cases + 1, span.Events + one.Events.Count, last);
        }

        return span;
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
