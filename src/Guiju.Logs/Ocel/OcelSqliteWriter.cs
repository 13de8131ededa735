using Microsoft.Data.Sqlite;

namespace Guiju.Logs.Ocel;

/// <summary>Writes OCEL 2.0 as an SQLite file, in the layout of its specification.</summary>
public sealed class OcelSqliteWriter : IDisposable
{
    private const string Layout = """
        CREATE TABLE event_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);
        CREATE TABLE object_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);
        CREATE TABLE event (ocel_id TEXT PRIMARY KEY, ocel_type TEXT, FOREIGN KEY (ocel_type) REFERENCES event_map_type (ocel_type));
        CREATE TABLE object (ocel_id TEXT PRIMARY KEY, ocel_type TEXT, FOREIGN KEY (ocel_type) REFERENCES object_map_type (ocel_type));
        CREATE TABLE event_object (ocel_event_id TEXT, ocel_object_id TEXT, ocel_qualifier TEXT,
            FOREIGN KEY (ocel_event_id) REFERENCES event (ocel_id), FOREIGN KEY (ocel_object_id) REFERENCES object (ocel_id));
        CREATE TABLE object_object (ocel_source_id TEXT, ocel_target_id TEXT, ocel_qualifier TEXT,
            FOREIGN KEY (ocel_source_id) REFERENCES object (ocel_id), FOREIGN KEY (ocel_target_id) REFERENCES object (ocel_id));
        """;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    private OcelSqliteWriter(SqliteConnection connection) => _connection = connection;

    /// <summary>Writes a log to a file that is not there yet.</summary>
    /// <exception cref="LogFault">The file cannot be written, or two attributes of a type differ in their case only.</exception>
    public static void Write(string path, OcelLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
            connection.Open();
            using var writer = new OcelSqliteWriter(connection);
            using var transaction = connection.BeginTransaction();
            writer.Write(log);
            transaction.Commit();
        }
        catch (SqliteException e)
        {
            throw new LogFault("log.unwritable", path, 0, e.Message, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }
    }

    private void Write(OcelLog log)
    {
        Run(Layout);
        var objects = Types("object", log.ObjectTypes, "ocel_time TIMESTAMP, ocel_changed_field TEXT");
        var events = Types("event", log.EventTypes, "ocel_time TIMESTAMP");
        foreach (var one in log.Objects)
        {
            Object(one, objects[one.Type]);
        }

        foreach (var one in log.Events)
        {
            Run("INSERT INTO event VALUES ($0, $1)", one.Id, one.Type);
            Insert(events[one.Type], one.Values, one.Id, one.At);
            Links("event_object", one.Id, one.Links);
        }

        foreach (var one in log.Objects)
        {
            Links("object_object", one.Id, one.Links);
        }
    }

    private Dictionary<string, Table> Types(string what, IReadOnlyList<OcelType> types, string own)
    {
        var tables = new Dictionary<string, Table>();
        foreach (var type in types)
        {
            var map = Plain(type.Name);
            for (var n = 2; tables.Values.Any(t => t.Name.Equals($"{what}_{map}", StringComparison.OrdinalIgnoreCase)) || map.Equals("object", StringComparison.OrdinalIgnoreCase); n++)
            {
                map = $"{Plain(type.Name)}_{n}";
            }

            var table = new Table($"{what}_{map}", [.. type.Attributes.Select(a => a.Name)]);
            tables[type.Name] = table;
            Run($"INSERT INTO {what}_map_type VALUES ($0, $1)", type.Name, map);
            var columns = string.Concat(type.Attributes.Select(a => $", {OcelSqliteFile.Quoted(a.Name)} {Declared(a.Kind)}"));
            Run($"CREATE TABLE {OcelSqliteFile.Quoted(table.Name)} (ocel_id TEXT, {own}{columns}, FOREIGN KEY (ocel_id) REFERENCES {what} (ocel_id))");
        }

        return tables;
    }

    private static string Plain(string type) => string.Concat(type.Where(char.IsLetterOrDigit)) is { Length: > 0 } letters ? letters : "type";

    private static string Declared(OcelKind kind) => kind switch
    {
        OcelKind.Integer => "INTEGER",
        OcelKind.Float => "REAL",
        OcelKind.Boolean => "BOOLEAN",
        OcelKind.Time => "TIMESTAMP",
        _ => "TEXT",
    };

    /// <summary>What the object always had is one row; every later value is a row that names the field which changed.</summary>
    private void Object(OcelObject one, Table table)
    {
        Run("INSERT INTO object VALUES ($0, $1)", one.Id, one.Type);
        var first = new Dictionary<string, object>();
        var changes = one.Values.Where(v => v.At != OcelValues.Start || !first.TryAdd(v.Name, v.Value)).ToList();
        Insert(table, first, one.Id, OcelValues.Start, null);
        foreach (var change in changes)
        {
            Insert(table, new Dictionary<string, object> { [change.Name] = change.Value }, one.Id, change.At, change.Name);
        }
    }

    private void Links(string table, string from, IReadOnlyList<OcelLink> links)
    {
        foreach (var link in links)
        {
            Run($"INSERT INTO {table} VALUES ($0, $1, $2)", from, link.Object, link.Qualifier);
        }
    }

    private void Insert(Table table, IReadOnlyDictionary<string, object> values, params object?[] own)
    {
        object?[] all = [.. own, .. table.Attributes.Select(a => values.GetValueOrDefault(a))];
        Run($"INSERT INTO {OcelSqliteFile.Quoted(table.Name)} VALUES ({string.Join(", ", all.Select((_, i) => $"${i}"))})", all);
    }

    private void Run(string sql, params object?[] values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            _commands[sql] = command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.AddWithValue($"${i}", DBNull.Value);
            }
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                decimal number => (double)number,
                bool yes => yes ? 1L : 0L,
                long whole => whole,
                var other => OcelValues.Text(other),
            };
        }

        command.ExecuteNonQuery();
    }

    private sealed record Table(string Name, IReadOnlyList<string> Attributes);
}
