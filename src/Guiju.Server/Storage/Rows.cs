using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Guiju.Server.Storage;

/// <summary>
/// Writes many rows of one table in one statement, the same on both engines. It takes tables, columns and conversions from the model,
/// so that a table is described in one place only.
/// </summary>
public sealed class Rows(GuijuDb model)
{
    /// <summary>Both engines take more parameters; a bounded statement keeps its plan small.</summary>
    private const int MostParameters = 16_000;

    private static readonly ConcurrentDictionary<Type, Shape> Shapes = new();

    /// <summary>Inserts rows; a key that is there already is an error.</summary>
    public Task InsertAsync(DbTransaction transaction, Type type, IReadOnlyList<object> rows, CancellationToken ct) =>
        WriteAsync(transaction, ShapeOf(type), rows, replace: false, ct);

    /// <summary>Inserts rows, or replaces those that have the same key.</summary>
    public Task UpsertAsync(DbTransaction transaction, Type type, IReadOnlyList<object> rows, CancellationToken ct) =>
        WriteAsync(transaction, ShapeOf(type), rows, replace: true, ct);

    /// <summary>Deletes the rows that have the keys of these.</summary>
    public async Task DeleteAsync(DbTransaction transaction, Type type, IReadOnlyList<object> rows, CancellationToken ct)
    {
        var shape = ShapeOf(type);
        foreach (var row in rows)
        {
            await using var command = Command(transaction);
            var conditions = shape.Columns.Where(c => c.IsKey).Select(c => $"{c.Name} = {Parameter(command, c, row)}");
            command.CommandText = $"DELETE FROM {shape.Table} WHERE {string.Join(" AND ", conditions)}";
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>Deletes every row of a table.</summary>
    public async Task EmptyAsync(DbTransaction transaction, Type type, CancellationToken ct)
    {
        await using var command = Command(transaction);
        command.CommandText = "DELETE FROM " + ShapeOf(type).Table;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task WriteAsync(DbTransaction transaction, Shape shape, IReadOnlyList<object> rows, bool replace, CancellationToken ct)
    {
        foreach (var chunk in rows.Chunk(MostParameters / shape.Columns.Count))
        {
            await using var command = Command(transaction);
            var sql = new StringBuilder(shape.InsertInto);
            for (var i = 0; i < chunk.Length; i++)
            {
                sql.Append(i is 0 ? "(" : ", (")
                    .AppendJoin(", ", shape.Columns.Select(c => Parameter(command, c, chunk[i])))
                    .Append(')');
            }

            if (replace)
                sql.Append(shape.OnConflict);
            command.CommandText = sql.ToString();
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static DbCommand Command(DbTransaction transaction)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        return command;
    }

    private static string Parameter(DbCommand command, Column column, object row)
    {
        var name = "@p" + command.Parameters.Count.ToString(CultureInfo.InvariantCulture);
        command.Parameters.Add(column.Mapping.CreateParameter(command, name, column.Get(row), column.IsNullable));
        return name;
    }

    private Shape ShapeOf(Type type) => Shapes.GetOrAdd(type, t =>
    {
        var entity = model.Model.FindEntityType(t) ?? throw new InvalidOperationException($"{t.Name} is no table.");
        var keys = entity.FindPrimaryKey()!.Properties;
        return new(entity.GetTableName()!, [.. entity.GetProperties().Select(p => new Column(p, keys.Contains(p)))]);
    });

    private sealed class Column(IProperty property, bool isKey)
    {
        public string Name { get; } = property.GetColumnName();
        public bool IsKey { get; } = isKey;
        public bool IsNullable { get; } = property.IsNullable;
        public RelationalTypeMapping Mapping { get; } = property.GetRelationalTypeMapping();

        public object? Get(object row) => property.GetGetter().GetClrValue(row);
    }

    private sealed class Shape
    {
        public Shape(string table, IReadOnlyList<Column> columns)
        {
            Table = table;
            Columns = columns;
            InsertInto = $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => c.Name))}) VALUES ";
            var rest = columns.Where(c => !c.IsKey).Select(c => $"{c.Name} = excluded.{c.Name}").ToArray();
            OnConflict = $" ON CONFLICT ({string.Join(", ", columns.Where(c => c.IsKey).Select(c => c.Name))}) DO "
                + (rest.Length is 0 ? "NOTHING" : "UPDATE SET " + string.Join(", ", rest));
        }

        public string Table { get; }
        public IReadOnlyList<Column> Columns { get; }
        public string InsertInto { get; }
        public string OnConflict { get; }
    }
}
