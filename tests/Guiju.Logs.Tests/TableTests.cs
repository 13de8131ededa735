using System.Text;
using Guiju.Logs.Mapping;

namespace Guiju.Logs.Tests;

public sealed class TableTests : IDisposable
{
    private const string Map = """
        case: ticket
        activity: what
        time: {column: when, format: [dd-MM-yyyy HH:mm, dd-MM-yyyy], zone: Europe/Amsterdam}
        attributes:
          org:resource: {column: Who}
          minutes: integer
          cost: decimal
          urgent: boolean
          promised: instant
        empty: ["?", NULL]
        """;

    private readonly Scratch _files = new();
    private readonly LogNotes _notes = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Rows_become_cases_with_typed_attributes_in_the_order_of_time()
    {
        var cases = Read(Map, """"
            ticket,what,when,Who,minutes,cost,urgent,promised
            7,closed,02-11-2011 10:00,"Smith, ""Jo""",12,0.10,TRUE,01-11-2011
            8,opened,01-11-2011 08:00,?,,,,
            7,opened,01-11-2011 09:30,NULL,x,1e2,0,?
            """");

        Assert.Equal(["7", "8"], cases.Select(c => c.Id));
        Assert.Equal(["opened", "closed"], cases[0].Events.Select(e => e.Name));
        var closed = cases[0].Events[1].Attributes;
        Assert.Equal("Smith, \"Jo\"", closed["org:resource"]);
        Assert.Equal(12L, closed["minutes"]);
        Assert.Equal(0.10m, closed["cost"]);
        Assert.Equal(true, closed["urgent"]);
        Assert.Equal(new DateTimeOffset(2011, 10, 31, 23, 0, 0, TimeSpan.Zero), closed["promised"]);
        Assert.Equal([("cost", 100m), ("urgent", false), ("what", "opened")], cases[0].Events[0].Attributes.Select(a => (a.Key, a.Value!)));
        Assert.Equal(1, _notes.Count("note.unreadable"));
    }

    [Fact]
    public void The_day_comes_first_when_the_mapping_says_so_and_the_zone_knows_summer_time()
    {
        var cases = Read(Map, "ticket,what,when,Who,minutes,cost,urgent,promised\n1,a,03-04-2011 12:00,,,,,\n1,b,03-11-2011 12:00,,,,,");

        Assert.Equal(
            [new DateTimeOffset(2011, 4, 3, 10, 0, 0, TimeSpan.Zero), new(2011, 11, 3, 11, 0, 0, TimeSpan.Zero)],
            cases[0].Events.Select(e => DateTimeOffset.UnixEpoch.AddMicroseconds(e.At)));
    }

    [Fact]
    public void Without_formats_times_are_iso_and_without_attributes_every_column_is_a_text()
    {
        var cases = Read("{case: [a, b], activity: c, time: [day, hour]}", "a,b,c,day,hour\nx,1,go,2026-03-01,08:00:00+08:00\nx,2,go,2026-03-01,08:00Z");

        Assert.Equal(["x/1", "x/2"], cases.Select(c => c.Id));
        Assert.Equal(TimeSpan.FromHours(8), TimeSpan.FromMicroseconds(cases[1].Events[0].At - cases[0].Events[0].At));
        Assert.Equal("08:00Z", cases[1].Events[0].Attributes["hour"]);
    }

    [Fact]
    public void Other_delimiters_and_encodings_are_read_when_the_mapping_names_them()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var path = _files.Write("log.csv", Encoding.GetEncoding("gb18030").GetBytes("工单;动作;时间\n一;派单;2026-03-01T08:00:00+08:00"));
        var map = LogMapFile.Read("map.yaml", "{case: 工单, activity: 动作, time: 时间, delimiter: ;, encoding: gb18030}");

        Assert.Equal("派单", Assert.Single(Assert.Single(EventLog.Read(path, map, _notes)).Events).Name);
        Assert.Equal("log.no-column", Fault("{case: 工单, activity: 动作, time: 时间, delimiter: ;}", path).Code);
    }

    [Fact]
    public void A_table_in_another_encoding_than_the_mapping_says_is_refused()
    {
        var path = _files.Write("log.csv", Encoding.Latin1.GetBytes("c,a,t\n1,caf\u00e9,2026-03-01T08:00:00Z"));

        Assert.Equal(("log.encoding", 2), Place(Fault("{case: c, activity: a, time: t}", path)));
    }

    [Theory]
    [InlineData("c,a,t\n1,x,2026-03-01T08:00:00Z\n1,x", "log.broken-table", 3)]
    [InlineData("c,a,t\n1,x,\"2026-03-01T08:00:00Z\n1,x,y", "log.broken-table", 2)]
    [InlineData("c,a,t\n1,x,01/03/2026\n", "log.no-time", 2)]
    [InlineData("c,a,t\n1,x,\n", "log.no-time", 2)]
    [InlineData("c,a,t\n,x,2026-03-01T08:00:00Z\n", "log.no-case", 2)]
    [InlineData("c,b,t\n1,x,2026-03-01T08:00:00Z\n", "log.no-column", 1)]
    [InlineData("", "log.broken-table", 1)]
    public void A_table_that_cannot_be_read_is_refused_with_its_line(string text, string code, int line) =>
        Assert.Equal((code, line), Place(Fault("{case: c, activity: a, time: t}", _files.Write("log.csv", text))));

    [Fact]
    public void A_cell_beyond_the_bound_is_refused()
    {
        var path = _files.WriteGzip("big.csv.gz", file =>
        {
            file.Write("c,a,t\n1,\""u8);
            var block = Enumerable.Repeat((byte)'x', 1 << 20).ToArray();
            for (var i = 0; i < 256; i++)
            {
                file.Write(block);
            }
        });
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(("log.too-large-value", 2), Place(Fault("{case: c, activity: a, time: t}", path)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32L << 20);
    }

    [Fact]
    public void A_grouped_table_is_read_case_by_case_and_refused_when_it_is_not_grouped()
    {
        const string Grouped = "{case: c, activity: a, time: t, grouped: true}";
        var path = _files.Write("log.csv", "c,a,t\n1,x,2026-03-01T08:00:00Z\n1,y,2026-03-02T08:00:00Z\n2,x,2026-03-01T08:00:00Z\n1,z,2026-03-03T08:00:00Z");
        var cases = EventLog.Read(path, LogMapFile.Read("map", Grouped), _notes);

        Assert.Equal(2, cases.First().Events.Count);
        Assert.Equal(("log.not-grouped", 5), Place(Fault(Grouped, path)));
    }

    [Fact]
    public void A_time_that_is_missing_keeps_its_row_in_its_place_when_the_mapping_asks_for_it()
    {
        var cases = Read("{case: c, activity: a, time: {column: t, missing: sequence}}", "c,a,t\n1,x,2026-03-01T08:00:00Z\n1,y,soon\n");

        Assert.Equal(["x", "y"], cases[0].Events.Select(e => e.Name));
        Assert.Equal(1, _notes.Count("note.untimed"));
    }

    private static (string, int) Place(LogFault fault) => (fault.Code, fault.Line);

    private LogFault Fault(string map, string path) =>
        Assert.Throws<LogFault>(() => EventLog.Measure(path, LogMapFile.Read("map.yaml", map), _notes));

    private List<LogCase> Read(string map, string table) =>
        [.. EventLog.Read(_files.Write("log.csv", table), LogMapFile.Read("map.yaml", map), _notes)];
}
