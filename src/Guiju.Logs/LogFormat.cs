namespace Guiju.Logs;

/// <summary>How a file keeps a log, told by its name.</summary>
internal enum LogFormat
{
    /// <summary>CSV with a mapping.</summary>
    Table,

    /// <summary>XES.</summary>
    Xes,

    /// <summary>OCEL 2.0 as JSON.</summary>
    OcelJson,

    /// <summary>OCEL 2.0 as an SQLite file.</summary>
    OcelSqlite,
}

/// <summary>Tells the format of a file.</summary>
internal static class LogFormats
{
    public static LogFormat Of(string path)
    {
        var packed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        var name = packed ? path[..^3] : path;
        return Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".CSV" or ".TSV" or ".TXT" => LogFormat.Table,
            ".XES" or ".XML" => LogFormat.Xes,
            ".JSON" or ".JSONOCEL" => LogFormat.OcelJson,
            ".SQLITE" or ".SQLITEOCEL" or ".SQLITE3" when !packed => LogFormat.OcelSqlite,
            _ => throw new LogFault("log.unknown-format", path, 0, "a log is .xes, .csv, .jsonocel or .json, each also .gz, or .sqlite"),
        };
    }
}
