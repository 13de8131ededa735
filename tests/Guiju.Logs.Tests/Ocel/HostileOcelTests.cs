using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Guiju.Logs.Ocel;
using Guiju.Logs.Tests.Writing;
using Guiju.Logs.Writing;
using Microsoft.Data.Sqlite;

namespace Guiju.Logs.Tests.Ocel;

/// <summary>Logs of objects that are damaged, wrong or meant to harm: each is refused in words, with its line where there is one.</summary>
public sealed class HostileOcelTests : IDisposable
{
    private readonly Scratch _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("", "log.truncated", 1)]
    [InlineData("[]", "ocel.shape", 1)]
    [InlineData("nonsense", "ocel.broken-json", 1)]
    [InlineData("{\n\"objects\": []}", "ocel.not-ocel", 1)]
    [InlineData("{\n\"ocel:events\": {}}", "ocel.version", 2)]
    [InlineData("{\"events\": [\n{\"id\": \"a\", \"type\":", "log.truncated", 2)]
    [InlineData("{\"events\": []}\n{}", "ocel.broken-json", 2)]
    [InlineData("{\"events\": {\n}}", "ocel.shape", 1)]
    [InlineData("{\"events\": [\n3]}", "ocel.shape", 2)]
    [InlineData("{\"events\": [\n{\"type\": \"x\"}]}", "ocel.missing", 2)]
    [InlineData("{\"events\": [\n\n{\"id\": \"a\"}]}", "ocel.missing", 3)]
    [InlineData("{\"events\": [{\"id\": \"a\", \"type\": \"x\"}]}", "log.no-time", 1)]
    [InlineData("{\"events\": [\n{\"id\": \"a\", \"type\": \"x\", \"time\": \"yesterday\"}]}", "log.no-time", 2)]
    [InlineData("{\"events\": [{\"id\": \"a\", \"type\": \"x\",\n\"time\": [1]}]}", "ocel.shape", 2)]
    [InlineData("{\"events\": [{\"id\": \"a\", \"type\": \"x\", \"time\": \"2026-01-01\"},\n{\"id\": \"a\", \"type\": \"x\", \"time\": \"2026-01-01\"}]}", "ocel.twice", 2)]
    [InlineData("{\"events\": [], \"eventTypes\": [\n{\"name\": \"a\", \"attributes\": [{\"name\": \"x\",\n\"type\": \"colour\"}]}]}", "ocel.kind", 3)]
    [InlineData("{\"events\": [], \"objectTypes\": [\n{\"name\": \"a\"},\n{\"name\": \"a\"}]}", "ocel.twice", 3)]
    [InlineData("{\"events\": [\n{\"id\": \"\\ud800\", \"type\": \"x\"}]}", "log.encoding", 2)]
    [InlineData("{\"events\": [{\"id\": \"a\", \"type\": \"x\", \"time\": \"2026-01-01\", \"attributes\": [\n{\"name\": \"y\", \"value\": {}}]}]}", "ocel.shape", 2)]
    [InlineData("{\"events\": [{\"id\": \"a\", \"type\": \"x\", \"time\": \"2026-01-01\", \"relationships\": [\n{\"qualifier\": \"y\"}]}]}", "ocel.missing", 2)]
    public void JSON_that_is_no_log_is_refused_with_its_line(string text, string code, int line)
    {
        var fault = Assert.Throws<LogFault>(() => EventLog.Objects(_files.Write("log.json", text), null, new LogNotes()));

        Assert.Equal((code, line), (fault.Code, fault.Line));
    }

    [Fact]
    public void A_log_that_is_cut_off_anywhere_is_refused()
    {
        var whole = Encoding.UTF8.GetBytes(OcelTests.Orders.TrimEnd());
        for (var length = 0; length < whole.Length; length++)
        {
            var fault = Assert.Throws<LogFault>(() => EventLog.Objects(_files.Write("log.json", whole[..length]), null, new LogNotes()));
            Assert.True(fault.Code is "log.truncated" or "ocel.broken-json" or "log.encoding", $"{fault.Code} at {length}");
        }
    }

    [Fact]
    public void Whatever_is_damaged_in_a_log_it_is_read_or_refused_and_never_fails() => Prop.ForAll(
        Gen.Choose(0, 1 << 20).Four().ToArbitrary(), damage =>
        {
            var bytes = Encoding.UTF8.GetBytes(OcelTests.Orders);
            foreach (var seed in new[] { damage.Item1, damage.Item2, damage.Item3, damage.Item4 })
            {
                bytes[seed % bytes.Length] = "{}[]\",:0-e\\\0\u00FFnt"u8[(seed >> 12) % 16];
            }

            Refused("log.json", bytes);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_damaged_in_a_database_it_is_read_or_refused_and_never_fails()
    {
        var path = _files.Path("log.sqlite");
        LogWriting.Write(path, EventLog.Objects(_files.Write("log.json", OcelTests.Orders), null, new LogNotes()));
        var whole = File.ReadAllBytes(path);
        Prop.ForAll(Gen.Choose(0, 1 << 30).ListOf(12).ToArbitrary(), seeds =>
        {
            var bytes = whole.ToArray();
            foreach (var seed in seeds)
            {
                bytes[seed % 3 == 0 ? seed % 200 : seed % bytes.Length] = (byte)(seed >> 20);
            }

            Refused("damaged.sqlite", seeds[0] % 4 == 0 ? bytes[..(seeds[1] % bytes.Length)] : bytes);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var fault = Assert.Throws<LogFault>(() => EventLog.Objects(_files.Write("log.json", "{\n\"x\": " + new string('[', 100_000)), null, new LogNotes()));

        Assert.Equal(("log.too-deep", 2), (fault.Code, fault.Line));
    }

    [Fact]
    public void A_file_that_unpacks_to_far_more_than_its_size_is_refused()
    {
        var path = _files.WriteGzip("bomb.json.gz", file =>
        {
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)' ');
            for (var i = 0; i < 200; i++)
            {
                file.Write(block);
            }
        });

        Assert.Equal("log.expands", Assert.Throws<LogFault>(() => EventLog.Objects(path, null, new LogNotes())).Code);
    }

    [Fact]
    public void A_log_or_a_value_that_is_too_large_is_refused()
    {
        var limits = new LogLimits(Value: 1000, Ungrouped: 40_000);
        string Event(int length) => $$"""{"events": [{"id": "{{new string('x', length)}}", "type": "t", "time": "2026-01-01"}]}""";

        Assert.Equal("log.too-large-value", Code(() => EventLog.Objects(_files.Write("a.json", Event(2_000)), null, new LogNotes(), limits)));
        Assert.Equal("log.too-large-case", Code(() => EventLog.Objects(_files.Write("b.json", Event(10) + new string(' ', 200_000)), null, new LogNotes(), limits)));
        Assert.Equal("log.too-large-case", Code(() => EventLog.Objects(Database("SELECT 1"), null, new LogNotes(), limits)));
        Assert.Equal("log.too-large-value", Code(() => EventLog.Objects(Database("INSERT INTO event VALUES (printf('%.*c', 5000, 'x'), 'opened')"), null, new LogNotes(), limits with { Ungrouped = 1 << 20, Value = 4_000 })));
    }

    [Theory]
    [InlineData("DROP TABLE event_object", "ocel.not-ocel", "no table 'event_object'")]
    [InlineData("ALTER TABLE event RENAME COLUMN ocel_type TO kind", "ocel.missing", "no column 'ocel_type'")]
    [InlineData("DROP TABLE event; CREATE VIEW event AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS ocel_id, i AS ocel_type FROM n", "ocel.shape", "'event' is not a plain table")]
    [InlineData("UPDATE event_opened SET ocel_time = 'soon'", "log.no-time", "'e1' has no readable time")]
    [InlineData("UPDATE event_opened SET ocel_time = NULL", "log.no-time", "'e1' has no readable time")]
    [InlineData("UPDATE event_opened SET count = x'00ff'", "ocel.shape", "not bytes")]
    [InlineData("INSERT INTO event VALUES (NULL, 'opened')", "ocel.missing", "lacks an id")]
    [InlineData("INSERT INTO event VALUES ('e9', 'opened')", "log.no-time", "'e9' has no readable time")]
    public void A_database_that_is_no_log_is_refused(string sql, string code, string words)
    {
        var fault = Assert.Throws<LogFault>(() => EventLog.Objects(Database(sql), null, new LogNotes()));

        Assert.Equal(code, fault.Code);
        Assert.Contains(words, fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        Assert.Equal("ocel.broken-sqlite", Code(() => EventLog.Objects(_files.Write("log.sqlite", "<log/>" + new string(' ', 4_000)), null, new LogNotes())));
        Assert.Equal("log.missing", Code(() => EventLog.Objects(_files.Path("nowhere.sqlite"), null, new LogNotes())));
    }

    private static string Code(Func<OcelLog> read) => Assert.Throws<LogFault>(read).Code;

    /// <summary>A good log as a database, and then what was done to it.</summary>
    private string Database(string sql)
    {
        var path = _files.Path($"{Guid.CreateVersion7():N}.sqlite");
        LogWriting.Write(path, EventLog.Objects(_files.Write("log.json", OcelTests.Orders), null, new LogNotes()));
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA foreign_keys = OFF; " + sql;
        command.ExecuteNonQuery();

        return path;
    }

    private void Refused(string name, byte[] bytes)
    {
        try
        {
            Told.Of(EventLog.Objects(_files.Write(name, bytes), null, new LogNotes()));
        }
        catch (LogFault fault)
        {
            Assert.NotEmpty(fault.Detail);
        }
    }
}
