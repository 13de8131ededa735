using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Guiju.Testing;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Tests.Storage;

/// <summary>The migrations are written by hand, so what they build is held against what the model says.</summary>
public sealed class SchemaTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("guiju-schema-").FullName;
    private readonly List<string> _postgres = [];

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task The_migrations_build_the_tables_and_indexes_of_the_model(Engine engine)
    {
        var migrated = await OnDatabase(engine, async (db, schema) =>
        {
            await schema.BringUpToDate(CancellationToken.None);
            return await Describe(engine, db);
        });
        var modelled = await OnDatabase(engine, async (db, _) =>
        {
            await db.Database.EnsureCreatedAsync();
            return await Describe(engine, db);
        });

        Assert.NotEmpty(modelled);
        Assert.Equal(modelled, migrated);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Migrating_again_changes_nothing_and_a_lock_left_behind_by_a_killed_server_holds_nobody_up(Engine engine)
    {
        var (first, again) = await OnDatabase(engine, async (db, schema) =>
        {
            await schema.BringUpToDate(CancellationToken.None);
            var before = await Describe(engine, db);
            if (engine is Engine.Sqlite)
                await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')");
            await schema.BringUpToDate(CancellationToken.None);
            return (before, await Describe(engine, db));
        });

        Assert.Equal(first, again);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Two_servers_that_start_at_once_migrate_one_after_the_other(Engine engine)
    {
        await using var database = await Make(engine);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var db = Open(database);
            await new Schema(db, database).BringUpToDate(CancellationToken.None);
        })));

        await using var after = Open(database);
        await new Schema(after, database).DemandCurrent(CancellationToken.None);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Tables_that_no_version_made_are_refused_and_left_as_they_are(Engine engine)
    {
        var (code, tables) = await OnDatabase(engine, async (db, schema) =>
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE events (id int)");
            var refusal = await Assert.ThrowsAsync<Refusal>(() => schema.BringUpToDate(CancellationToken.None));
            return (refusal.Code, await Describe(engine, db));
        });

        Assert.Equal("schema.unversioned", code);
        Assert.All(tables, t => Assert.Contains("events", t, StringComparison.Ordinal));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_newer_database_is_refused_and_an_older_one_only_by_who_does_not_migrate(Engine engine)
    {
        var codes = await OnDatabase(engine, async (db, schema) =>
        {
            var older = await Assert.ThrowsAsync<Refusal>(() => schema.DemandCurrent(CancellationToken.None));
            await schema.BringUpToDate(CancellationToken.None);
            await schema.DemandCurrent(CancellationToken.None);
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('9999_Later', '10.0')");
            var newer = await Assert.ThrowsAsync<Refusal>(() => schema.BringUpToDate(CancellationToken.None));
            return (older.Code, newer.Code);
        });

        Assert.Equal(("schema.outdated", "schema.newer"), codes);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _postgres)
            await PrivatePostgres.DropDatabaseAsync(database);
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<T> OnDatabase<T>(Engine engine, Func<GuijuDb, Schema, Task<T>> use)
    {
        await using var database = await Make(engine);
        await using var db = Open(database);
        return await use(db, new Schema(db, database));
    }

    private async Task<Database> Make(Engine engine)
    {
        if (engine is Engine.Sqlite)
            return Database.Sqlite(Path.Combine(_folder, $"{Guid.NewGuid():N}.db"));

        _postgres.Add(await PrivatePostgres.CreateDatabaseAsync());
        return Database.Postgres(_postgres[^1]);
    }

    private static GuijuDb Open(Database database)
    {
        var options = new DbContextOptionsBuilder<GuijuDb>();
        database.Configure(options);
        return new(options.Options);
    }

    /// <summary>Columns, keys, foreign keys and indexes as the engine's own catalogue tells them, without what EF keeps for itself.</summary>
    private static Task<List<string>> Describe(Engine engine, GuijuDb db) => db.Database.SqlQueryRaw<string>(engine is Engine.Sqlite
        ? """
          SELECT t.name || ' ' || c.cid || ' ' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || coalesce(c.dflt_value, '-') || ' ' || c.pk || ' ' || c.hidden AS "Value"
          FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
          UNION ALL SELECT t.name || ' ' || f."from" || ' ' || f."table" || ' ' || f."to" || ' ' || f.on_update || ' ' || f.on_delete
          FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
          UNION ALL SELECT name || ' ' || (instr(sql, 'AUTOINCREMENT') > 0) || (instr(sql, 'WITHOUT ROWID') > 0) || (instr(sql, 'CHECK') > 0)
          FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\_\_EF%' ESCAPE '\'
          UNION ALL SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name NOT LIKE '\_\_EF%' ESCAPE '\' ORDER BY 1
          """
        : """
          SELECT concat_ws(' ', table_name, ordinal_position, column_name, data_type, character_maximum_length, is_nullable, column_default, is_identity) AS "Value"
          FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%'
          UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%'
          UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
          WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '%\_\_EF%' ORDER BY 1
          """).ToListAsync();
}
