using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Guiju.Logs.Ocel;

/// <summary>An SQLite file of somebody else, opened so that nothing in it is run: only plain tables are read, column by column.</summary>
internal sealed class OcelSqliteFile : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly string _path;

    private OcelSqliteFile(string path, SqliteConnection connection) => (_path, _connection) = (path, connection);

    public static OcelSqliteFile Open(string path, LogLimits limits)
    {
        try
        {
            if (new FileInfo(path).Length > limits.Ungrouped)
            {
                throw new LogFault("log.too-large-case", path, 0, $"the database is larger than {limits.Ungrouped} bytes");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LogFault("log.missing", path, 0, "the file cannot be read", e);
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        var file = new OcelSqliteFile(path, connection);
        try
        {
            file.Guarded(() => Distrust(connection, limits));
            return file;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The columns of a table with the types that they are declared by; none when there is no such table.</summary>
    public IReadOnlyList<(string Name, string Type)> Columns(string table)
    {
        var isTable = Rows("SELECT type, sql FROM sqlite_master WHERE name = $name COLLATE NOCASE", table).ToList();
        if (isTable.Count == 0)
        {
            return [];
        }

        // A view or virtual table would run what its maker wrote.
        if (isTable is not [["table", string sql]] || sql.Contains("VIRTUAL", StringComparison.OrdinalIgnoreCase))
        {
            throw new LogFault("ocel.shape", _path, 0, $"'{table}' is not a plain table");
        }

        return [.. Rows("SELECT name, type FROM pragma_table_info($name)", table).Select(r => ((string)r[0]!, (string)r[1]!))];
    }

    /// <summary>The rows of a table, in the order in which they were written.</summary>
    public IEnumerable<object?[]> Read(string table, IEnumerable<string> columns) =>
        Rows($"SELECT {string.Join(", ", columns.Select(Quoted))} FROM {Quoted(table)} NOT INDEXED");

    public void Dispose() => _connection.Dispose();

    private static void Distrust(SqliteConnection connection, LogLimits limits)
    {
        connection.Open();
        raw.sqlite3_limit(connection.Handle!, raw.SQLITE_LIMIT_LENGTH, (int)limits.Value);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON; SELECT count(*) FROM sqlite_master;";
        command.ExecuteScalar();
    }

    private IEnumerable<object?[]> Rows(string sql, string? name = null)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        if (name is not null)
        {
            command.Parameters.AddWithValue("$name", name);
        }

        using var reader = Guarded(command.ExecuteReader);
        while (Guarded(reader.Read))
        {
            yield return Guarded(() => Row(reader));
        }
    }

    private object?[] Row(SqliteDataReader reader)
    {
        var row = new object?[reader.FieldCount];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = Value(reader.GetValue(i));
        }

        return row;
    }

    private object? Value(object value) => value switch
    {
        DBNull => null,
        double number when double.IsFinite(number) && Math.Abs(number) < 7e28 => (decimal)number,
        double number => OcelValues.Text(number),
        byte[] => throw new LogFault("ocel.shape", _path, 0, "a value is a text, a number, true or false, not bytes"),
        _ => value,
    };

    private void Guarded(Action act) => Guarded(() =>
    {
        act();
        return true;
    });

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException e)
        {
            throw e.SqliteErrorCode == raw.SQLITE_TOOBIG
                ? new LogFault("log.too-large-value", _path, 0, "a single value is too large", e)
                : new LogFault("ocel.broken-sqlite", _path, 0, e.Message, e);
        }
    }
}
