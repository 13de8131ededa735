using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Guiju.Server.Storage;

/// <summary>
/// A table with the statements that write many of its rows. Names, columns and conversions come from the model, so that a table is
/// described in one place only. PostgreSQL gets a column as one array, SQLite one row after the other: on both the text stays the same
/// however many rows there are, so it is prepared once.
/// </summary>
internal sealed class Table
{
    private readonly string _name;
    private readonly bool _arrays;

    /// <summary>Reads a table from the model.</summary>
    public Table(IEntityType entity, bool arrays)
    {
        (_name, _arrays) = (entity.GetTableName()!, arrays);
        Columns = [.. entity.GetProperties().Select(p => new Column(p))];
        Keys = [.. entity.FindPrimaryKey()!.Properties.Select(k => Columns.Single(c => c.Property == k))];
        HasKey = arrays
            ? $"({Names(Keys)}) IN (SELECT * FROM {Arrays(Keys)})"
            : string.Join(" AND ", Keys.Select((k, i) => $"{k.Name} = @p{i}"));
        Insert = $"INSERT INTO {_name} ({Names(Columns)}) {(arrays ? $"SELECT * FROM {Arrays(Columns)}" : $"VALUES ({Parameters(Columns)})")}";
        var rest = Columns.Except(Keys).ToList();
        Upsert = $"{Insert} ON CONFLICT ({Names(Keys)}) DO "
            + (rest.Count is 0 ? "NOTHING" : $"UPDATE SET {string.Join(", ", rest.Select(c => $"{c.Name} = excluded.{c.Name}"))}");
        Add = $"{Insert} ON CONFLICT ({Names(Keys)}) DO UPDATE SET {string.Join(", ", rest.Select(c => $"{c.Name} = {_name}.{c.Name} + excluded.{c.Name}"))} RETURNING {Names(rest)}";
        Empty = $"DELETE FROM {_name}";
        Delete = $"{Empty} WHERE {HasKey}";
    }

    /// <summary>All columns.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The columns of the primary key, in its order.</summary>
    public IReadOnlyList<Column> Keys { get; }

    /// <summary>Inserts rows; a key that is there already is an error.</summary>
    public string Insert { get; }

    /// <summary>Inserts rows, or replaces those that have the same key.</summary>
    public string Upsert { get; }

    /// <summary>Adds to the numbers of rows; answers what they came to.</summary>
    public string Add { get; }

    /// <summary>Deletes all rows.</summary>
    public string Empty { get; }

    /// <summary>Deletes the rows that have these keys.</summary>
    public string Delete { get; }

    private string HasKey { get; }

    /// <summary>Columns of the rows that have these keys; where it matters they are locked until the transaction ends, in the order of their keys.</summary>
    public string Select(string columns, bool locked) =>
        $"SELECT {columns} FROM {_name} WHERE {HasKey}" + (locked && _arrays ? $" ORDER BY {Names(Keys)} FOR UPDATE" : "");

    private static string Names(IReadOnlyList<Column> columns) => string.Join(", ", columns.Select(c => c.Name));

    private static string Parameters(IReadOnlyList<Column> columns) => string.Join(", ", columns.Select((_, i) => $"@p{i}"));

    private static string Arrays(IReadOnlyList<Column> columns) => $"unnest({string.Join(", ", columns.Select((c, i) => $"@p{i}::{c.Type}[]"))})";
}

/// <summary>One column of a table.</summary>
internal sealed class Column(IProperty property)
{
    private readonly ValueConverter? _converter = property.GetTypeMapping().Converter;
    private readonly Func<IReadOnlyList<object?[]>, int, Array> _array = ArrayMaker(property);

    /// <summary>What it is in the model.</summary>
    public IProperty Property { get; } = property;

    /// <summary>Its name in the database.</summary>
    public string Name { get; } = property.GetColumnName();

    /// <summary>Its type there, without its length: a cast to a length would cut silently what the column itself refuses.</summary>
    public string Type { get; } = property.GetColumnType().Split('(')[0];

    /// <summary>The value of a row, as the database holds it.</summary>
    public object? Of(object row)
    {
        var value = Property.GetGetter().GetClrValue(row);
        return value is null || _converter is null ? value : _converter.ConvertToProvider(value);
    }

    /// <summary>The values of this column in many rows.</summary>
    public Array Array(IReadOnlyList<object?[]> rows, int index) => _array(rows, index);

    private static Func<IReadOnlyList<object?[]>, int, Array> ArrayMaker(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        if (property.IsNullable && type.IsValueType && Nullable.GetUnderlyingType(type) is null)
            type = typeof(Nullable<>).MakeGenericType(type);
        return ((Func<IReadOnlyList<object?[]>, int, Array>)ArrayOf<object>).Method.GetGenericMethodDefinition().MakeGenericMethod(type)
            .CreateDelegate<Func<IReadOnlyList<object?[]>, int, Array>>();
    }

    private static Array ArrayOf<T>(IReadOnlyList<object?[]> rows, int index)
    {
        var values = new T?[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = (T?)rows[i][index];
        return values;
    }
}
