using System.Data.Common;
using System.Globalization;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Storage;

/// <summary>The ledger writer's own connection: kept open with its statements prepared, and opened anew after a failure.</summary>
public sealed class LedgerSession(Database database, GuijuDb model) : IAsyncDisposable
{
    private readonly Dictionary<Type, Table> _tables = [];
    private readonly Dictionary<string, DbCommand> _statements = new(StringComparer.Ordinal);
    private DbConnection? _connection;
    private DbTransaction? _transaction;

    /// <summary>Begins a writing transaction.</summary>
    public async Task BeginAsync(CancellationToken ct)
    {
        _connection ??= await database.OpenForLedgerAsync(ct);
        _transaction = await database.BeginWriteAsync(_connection, ct);
    }

    /// <summary>Makes it durable.</summary>
    /// <exception cref="OutcomeUnknownException">The database did not say whether it did.</exception>
    public async Task CommitAsync(CancellationToken ct)
    {
        try
        {
            await _transaction!.CommitAsync(ct);
        }
        catch (Exception failure) when (failure is not DbException { SqlState: not null })
        {
            // An error that the server itself reports means that nothing was written; of all others nobody knows.
            throw new OutcomeUnknownException(failure);
        }

        await _transaction.DisposeAsync();
        _transaction = null;
    }

    /// <summary>Gives up what was begun, and the connection with it: after a failure it may be broken.</summary>
    public async Task AbandonAsync()
    {
        foreach (var statement in _statements.Values)
            await statement.DisposeAsync();
        _statements.Clear();
        if (_transaction is { } transaction)
            await transaction.DisposeAsync();
        if (_connection is { } connection)
            await connection.DisposeAsync();
        (_transaction, _connection) = (null, null);
    }

    /// <summary>The versions of these families, locked until the transaction ends; one that does not exist yet has none.</summary>
    public async Task<Dictionary<(Guid Org, Guid Root), int>> VersionsAsync(IEnumerable<(Guid Org, Guid Root)> roots, CancellationToken ct)
    {
        var rows = await SelectAsync(
            typeof(TimelineRow), "org_id, id, family_version", locked: true, roots.Select(r => new object?[] { r.Org, r.Root }),
            r => (Family: (r.GetGuid(0), r.GetGuid(1)), Version: r.GetInt32(2)), ct);
        return rows.ToDictionary(r => r.Family, r => r.Version);
    }

    /// <summary>Those of the idempotency keys that are used already.</summary>
    public async Task<HashSet<(Guid Org, string Key)>> UsedKeysAsync(IEnumerable<(Guid Org, string Key)> keys, CancellationToken ct) => [.. await SelectAsync(
        typeof(ActRow), "org_id, key", locked: false, keys.Select(k => new object?[] { k.Org, k.Key }), r => (r.GetGuid(0), r.GetString(1)), ct)];

    /// <summary>Adds the number of the row to that of the table's row with its key; answers what it came to.</summary>
    public async Task<long> AddAsync(object row, CancellationToken ct)
    {
        var table = TableOf(row.GetType());
        var sum = 0L;
        await RunAsync(table.Add, table.Columns, Values(table.Columns, [row]), async command =>
            sum = Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture), ct);
        return sum;
    }

    /// <summary>Inserts rows of one table; a key that is there already is an error.</summary>
    public Task InsertAsync(Type type, IReadOnlyList<object> rows, CancellationToken ct) => WriteAsync(TableOf(type).Insert, TableOf(type).Columns, rows, ct);

    /// <summary>Inserts rows of one table, or replaces those that have the same key.</summary>
    public Task UpsertAsync(Type type, IReadOnlyList<object> rows, CancellationToken ct) => WriteAsync(TableOf(type).Upsert, TableOf(type).Columns, rows, ct);

    /// <summary>Deletes the rows of one table that have the keys of these.</summary>
    public Task DeleteAsync(Type type, IReadOnlyList<object> rows, CancellationToken ct) => WriteAsync(TableOf(type).Delete, TableOf(type).Keys, rows, ct);

    /// <summary>Deletes every row of a table.</summary>
    public async Task EmptyAsync(Type type, CancellationToken ct)
    {
        await using var command = Statement(TableOf(type).Empty, 0);
        command.Transaction = _transaction;
        await command.ExecuteNonQueryAsync(ct);
    }

    public async ValueTask DisposeAsync() => await AbandonAsync();

    private async Task<List<T>> SelectAsync<T>(
        Type type, string columns, bool locked, IEnumerable<object?[]> keys, Func<DbDataReader, T> read, CancellationToken ct)
    {
        var table = TableOf(type);
        var found = new List<T>();
        await RunAsync(table.Select(columns, locked), table.Keys, [.. keys], async command =>
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                found.Add(read(reader));
        }, ct);
        return found;
    }

    private Task WriteAsync(string sql, IReadOnlyList<Column> columns, IReadOnlyList<object> rows, CancellationToken ct) =>
        RunAsync(sql, columns, Values(columns, rows), command => command.ExecuteNonQueryAsync(ct), ct);

    private static List<object?[]> Values(IReadOnlyList<Column> columns, IReadOnlyList<object> rows) =>
        [.. rows.Select(r => columns.Select(c => c.Of(r)).ToArray())];

    /// <summary>Runs a statement for rows: at once where columns can be sent as arrays, else for one after the other.</summary>
    private async Task RunAsync(string sql, IReadOnlyList<Column> columns, List<object?[]> rows, Func<DbCommand, Task> run, CancellationToken ct)
    {
        if (rows.Count is 0)
            return;

        var isNew = !_statements.TryGetValue(sql, out var command);
        command ??= _statements[sql] = Statement(sql, columns.Count);
        command.Transaction = _transaction;
        for (var row = 0; row < (database.IsPostgres ? 1 : rows.Count); row++)
        {
            for (var i = 0; i < columns.Count; i++)
                command.Parameters[i].Value = database.IsPostgres ? columns[i].Array(rows, i) : rows[row][i] ?? DBNull.Value;
            if (isNew && row is 0)
                await command.PrepareAsync(ct);
            await run(command);
        }
    }

    private DbCommand Statement(string sql, int parameters)
    {
        var command = _connection!.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private Table TableOf(Type type)
    {
        if (!_tables.TryGetValue(type, out var table))
            _tables[type] = table = new(model.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is no table."), database.IsPostgres);
        return table;
    }
}
