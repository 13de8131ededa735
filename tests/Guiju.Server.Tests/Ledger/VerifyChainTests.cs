using Guiju.Server.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Server.Tests.Ledger;

public sealed class VerifyChainTests
{
    private const string Letters = "abcdefABCDEF0123456789-{}\"的";

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_was_recorded_verifies_and_goes_on_verifying_when_personal_data_are_erased(Engine engine)
    {
        await using var app = await WithHistory(engine);
        var before = await Verify(app);
        var events = await app.InDatabase(db => Task.FromResult(db.Set<EventRow>().Count()));

        Assert.Empty(before.Faults);
        Assert.Equal((events, 0L), (before.Events, before.PersonalErased));
        Assert.True(before.PersonalKept >= 3);

        await new StoredTables(app).Execute("DELETE FROM event_personal");
        var after = await Verify(app);
        Assert.Empty(after.Faults);
        Assert.Equal((0L, before.PersonalKept), (after.PersonalKept, after.PersonalErased));
    }

    [Theory]
    [InlineData(Engine.Sqlite, 1), InlineData(Engine.Sqlite, 2), InlineData(Engine.Postgres, 1), InlineData(Engine.Postgres, 2)]
    public async Task Any_changed_byte_of_any_stored_column_is_found(Engine engine, int seed)
    {
        await using var app = await WithHistory(engine);
        var tables = await StoredTables.Keep(app);
        var chance = new Random(seed);
        var tried = new HashSet<string>();
        foreach (var table in new[] { "events", "timelines", "event_personal" })
        {
            var rows = await tables.Rows($"SELECT * FROM {table}");
            foreach (var column in rows[0].Keys)
            {
                for (var i = 0; i < 4; i++)
                {
                    var row = rows[chance.Next(rows.Count)];
                    var other = Other(column, row[column], chance);
                    if (!await tables.Change(table, row, column, other))
                        continue;

                    tried.Add($"{table}.{column}");
                    Assert.True((await Verify(app)).FaultCount > 0, $"{table}.{column}: {row[column]} became {other}");
                    await tables.Restore();
                }
            }
        }

        Assert.Empty((await Verify(app)).Faults);
        Assert.True(tried.Count >= 30, string.Join(' ', tried));
    }

    public static TheoryData<Engine, string, string> Tricks()
    {
        var data = new TheoryData<Engine, string, string>();
        foreach (var engine in Enum.GetValues<Engine>())
        {
            data.Add(engine, "a row deleted in the middle", "DELETE FROM events WHERE position = 3");
            data.Add(engine, "the last row of a timeline deleted, its head and version set back", """
                DELETE FROM events WHERE position = (SELECT max(position) FROM events WHERE kind = 'visit');
                UPDATE timelines SET version = version - 1, head = (SELECT hash FROM events e WHERE e.case_id = timelines.id ORDER BY sequence DESC LIMIT 1)
                    WHERE kind = 'visit' AND version > (SELECT max(sequence) FROM events e WHERE e.case_id = timelines.id)
                """);
            data.Add(engine, "two rows' contents swapped", """
                UPDATE events SET data = CASE position WHEN 2 THEN (SELECT data FROM events WHERE position = 3) ELSE (SELECT data FROM events WHERE position = 2) END,
                    name = CASE position WHEN 2 THEN (SELECT name FROM events WHERE position = 3) ELSE (SELECT name FROM events WHERE position = 2) END,
                    hash = CASE position WHEN 2 THEN (SELECT hash FROM events WHERE position = 3) ELSE (SELECT hash FROM events WHERE position = 2) END
                    WHERE position IN (2, 3)
                """);
            data.Add(engine, "two rows' places swapped", """
                UPDATE events SET sequence = -1 WHERE kind = 'visit' AND sequence = 2;
                UPDATE events SET sequence = 2 WHERE kind = 'visit' AND sequence = 3;
                UPDATE events SET sequence = 3 WHERE kind = 'visit' AND sequence = -1
                """);
            data.Add(engine, "a timeline deleted with its events", "DELETE FROM events WHERE kind = 'visit'; DELETE FROM timelines WHERE kind = 'visit'");
            data.Add(engine, "a timeline deleted and its events left", "DELETE FROM timelines WHERE kind = 'visit'");
            data.Add(engine, "a root deleted", "DELETE FROM events WHERE kind = 'order'; DELETE FROM timelines WHERE kind = 'order'");
            data.Add(engine, "everything deleted but the head", "DELETE FROM events; DELETE FROM timelines; DELETE FROM event_personal");
            data.Add(engine, "the head set back", "UPDATE heads SET position = position - 1");
            data.Add(engine, "a row added at the end", """
                INSERT INTO events (org_id, root_id, case_id, sequence, id, position, kind, name, occurred_at, recorded_at, actor_id, actor_name, about, data, hash)
                    SELECT org_id, root_id, case_id, sequence + 100, id, position + 1000, kind, name, occurred_at, recorded_at, actor_id, actor_name, about, data, hash
                    FROM events WHERE position = 1
                """);
            data.Add(engine, "personal data of nobody", "INSERT INTO event_personal (org_id, case_id, sequence, salt, data) SELECT org_id, case_id, 999, hash, data FROM events WHERE position = 1");
            data.Add(engine, "a time out of all times", "UPDATE events SET recorded_at = 9000000000000000000 WHERE position = 2");
        }

        data.Add(Engine.Sqlite, "a text for a time", "UPDATE events SET occurred_at = 'noon' WHERE position = 2");

        return data;
    }

    [Theory, MemberData(nameof(Tricks))]
    public async Task Rows_taken_away_added_or_moved_are_found(Engine engine, string trick, string sql)
    {
        await using var app = await WithHistory(engine);

        Assert.True(await new StoredTables(app).Execute(sql), $"the database refused {trick}");
        Assert.True((await Verify(app)).FaultCount > 0, trick);
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_fault_says_where_it_is_and_only_the_first_are_listed(Engine engine)
    {
        await using var app = await WithHistory(engine);
        await new StoredTables(app).Execute("UPDATE events SET actor_name = 'nobody' WHERE kind = 'visit'");

        var report = await Verify(app, mostFaults: 2);

        Assert.Equal(["hash", "hash"], report.Faults.Select(f => f.Code));
        Assert.Equal([1, 2], report.Faults.Select(f => f.Sequence!.Value));
        Assert.True(report.FaultCount > 2);
    }

    /// <summary>A finished order with a device's acts and keys, one just dispatched, and one with a deviation.</summary>
    private static async Task<GuijuApp> WithHistory(Engine engine)
    {
        var app = await GuijuApp.Start(engine);
        await app.OpenedOrder();
        var (_, visit) = await app.DispatchedOrder();
        await app.Walk(visit, "departure");
        await app.Pass(TimeSpan.FromMinutes(20));
        var arrival = await app.Post("engineer", $"/api/visits/{visit}/arrival", new { latitude = 31.2, device = new { id = "phone-1", sequence = 7 } }, key: "arrival-1");
        Assert.True(arrival.IsSuccessStatusCode);
        await app.Pass(TimeSpan.FromHours(3));
        return app;
    }

    private static async Task<VerifyChain.Report> Verify(GuijuApp app, int mostFaults = 20)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<VerifyChain>().Run(mostFaults, progress: null, CancellationToken.None);
    }

    /// <summary>A value that differs in one place.</summary>
    private static object Other(string column, object value, Random chance) => value switch
    {
        DBNull => column switch { "device_sequence" => 5L, "personal_digest" => new byte[32], "actor_id" => Guid.NewGuid(), _ => "x" },
        string { Length: 0 } => "x",
        string text => Altered(text, chance),
        int when column is "family_version" => 1000,
        long when column is "family_version" => 1000L,
        long number => number + chance.Next(1, 5000),
        int number => number + chance.Next(1, 5000),
        byte[] bytes => Altered(bytes, chance),
        Guid id => new Guid(Altered(id.ToByteArray(), chance)),
        _ => throw new InvalidOperationException(value.GetType().Name),
    };

    private static string Altered(string text, Random chance)
    {
        var at = chance.Next(text.Length);
        var letter = char.IsAsciiLetter(text[at]) && chance.Next(2) is 0 ? (char)(text[at] ^ 0x20) : Letters[chance.Next(Letters.Length)];
        return letter == text[at] ? Altered(text, chance) : text[..at] + letter + text[(at + 1)..];
    }

    private static byte[] Altered(byte[] bytes, Random chance)
    {
        var altered = bytes.ToArray();
        altered[chance.Next(altered.Length)] ^= (byte)(1 << chance.Next(8));
        return altered;
    }
}
