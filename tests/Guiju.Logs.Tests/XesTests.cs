using Guiju.Logs.Mapping;

namespace Guiju.Logs.Tests;

public sealed class XesTests : IDisposable
{
    private const string At = "<date key=\"time:timestamp\" value=\"2026-03-01T08:00:00+08:00\"/>";
    private readonly Scratch _files = new();
    private readonly LogNotes _notes = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void An_offset_from_utc_is_honoured_and_never_dropped()
    {
        var events = Events("""
            <event><string key="concept:name" value="a"/><date key="time:timestamp" value="2011-10-12T11:00:47+02:00"/></event>
            <event><string key="concept:name" value="b"/><date key="time:timestamp" value="2011-10-12T09:00:47Z"/></event>
            <event><string key="concept:name" value="c"/><date key="time:timestamp" value="2011-10-12T04:00:47-05:00"/></event>
            <event><string key="concept:name" value="d"/><date key="time:timestamp" value="2011-10-12T14:30:47.000+05:30"/></event>
            """);

        Assert.All(events, e => Assert.Equal(Micros("2011-10-12T09:00:47Z"), e.At));
    }

    [Fact]
    public void A_time_without_an_offset_is_in_the_configured_zone_and_said_to_be_so()
    {
        var map = LogMap.Xes with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam") };
        var events = Events("""
            <event><date key="time:timestamp" value="2011-10-29T12:00:00"/></event>
            <event><date key="time:timestamp" value="2011-10-30T12:00:00.123456"/></event>
            """, map);

        Assert.Equal(Micros("2011-10-29T10:00:00Z"), events[0].At);
        Assert.Equal(Micros("2011-10-30T11:00:00Z") + 123456, events[1].At);
        Assert.Equal(2, _notes.Count("note.naive"));
    }

    [Fact]
    public void Every_type_of_attribute_keeps_its_type()
    {
        var attributes = Events("""
            <event>
              <string key="text" value="7"/><int key="whole" value="-7"/><float key="number" value="1.94818911E8"/>
              <boolean key="yes" value="true"/><boolean key="no" value="False"/><date key="day" value="2026-01-02T03:04:05Z"/>
              <id key="id" value="0f8fad5b"/>
              <list key="tools"><values><string key="t" value="pliers"/><string key="t" value="tester"/></values></list>
              <container key="cost"><float key="total" value="12.50"><string key="currency" value="CNY"/></float></container>
            """ + At + "</event>")[0].Attributes;

        Assert.Equal("7", attributes["text"]);
        Assert.Equal(-7L, attributes["whole"]);
        Assert.Equal(194_818_911m, attributes["number"]);
        Assert.Equal(true, attributes["yes"]);
        Assert.Equal(false, attributes["no"]);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), attributes["day"]);
        Assert.Equal("0f8fad5b", attributes["id"]);
        Assert.Equal(["pliers", "tester"], Assert.IsType<List<string>>(attributes["tools"]));
        Assert.Equal(12.50m, attributes["cost/total"]);
        Assert.Equal("CNY", attributes["cost/total/currency"]);
    }

    [Fact]
    public void Names_that_begin_with_or_and_with_and_are_read_whole_and_shift_nothing()
    {
        var attributes = Events($"""
            <event><string key="org:resource" value="Value 1"/><string key="android" value="yes"/>
            <string key="organization country" value="se"/><string key="order" value="9"/>{At}</event>
            """)[0].Attributes;

        Assert.Equal(
            [("org:resource", "Value 1"), ("android", "yes"), ("organization country", "se"), ("order", "9")],
            attributes.Where(a => a.Value is string).Select(a => (a.Key, (string)a.Value!)));
    }

    [Fact]
    public void An_attribute_that_an_event_lacks_is_missing_and_is_not_taken_from_the_globals()
    {
        var read = Read($"""
            <global scope="trace"><string key="concept:name" value="UNKNOWN"/></global>
            <global scope="event"><string key="org:role" value="UNKNOWN"/><string key="concept:name" value="UNKNOWN"/></global>
            <string key="origin" value="csv"><string key="tool" value="x"/></string>
            <trace><string key="concept:name" value="1"/><event><string key="concept:name" value="a"/>{At}</event></trace>
            """);

        Assert.Equal(["concept:name", "time:timestamp"], Assert.Single(Assert.Single(read).Events).Attributes.Keys);
    }

    [Fact]
    public void An_event_without_a_name_stays_a_nameless_event()
    {
        Assert.Equal("", Events($"<event>{At}</event>")[0].Name);
        Assert.Equal(1, _notes.Count("note.nameless"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<date key=\"time:timestamp\" value=\"yesterday\"/>")]
    [InlineData("<date key=\"time:timestamp\" value=\"2026-02-30T00:00:00Z\"/>")]
    public void An_event_without_a_readable_time_is_refused_with_its_line(string time)
    {
        var fault = Assert.Throws<LogFault>(() => Events($"<event>{At}</event>\n<event>{time}</event>"));

        Assert.Equal(("log.no-time", 4), (fault.Code, fault.Line));
    }

    [Fact]
    public void An_event_without_a_time_keeps_its_place_when_the_mapping_asks_for_it()
    {
        var events = Events(
            "<event><string key=\"concept:name\" value=\"a\"/></event>" + Event("b", "2026-03-01T08:00:00Z")
            + "<event><string key=\"concept:name\" value=\"c\"/></event>" + Event("d", "2026-03-01T07:00:00Z"),
            LogMap.Xes with { Untimed = Untimed.Sequence });

        Assert.Equal(["d", "a", "b", "c"], events.Select(e => e.Name));
        Assert.Equal(2, _notes.Count("note.untimed"));
    }

    [Fact]
    public void Events_are_in_the_order_of_time_and_equal_instants_in_the_order_of_the_log()
    {
        var events = Events(Event("late", "2026-03-01T09:00:00Z") + Event("one", "2026-03-01T08:00:00Z") + Event("two", "2026-03-01T10:00:00+02:00"));

        Assert.Equal(["one", "two", "late"], events.Select(e => e.Name));
    }

    [Fact]
    public void Cases_without_a_name_and_cases_with_the_same_name_stay_apart()
    {
        var cases = Read("""
            <trace/><trace><string key="concept:name" value="x"/></trace><trace><string key="concept:name" value="x"/></trace>
            """);

        Assert.Equal(["#1", "x", "x"], cases.Select(c => c.Id));
    }

    [Fact]
    public void What_is_odd_is_counted_and_located()
    {
        Read($"""
            <event><string key="concept:name" value="outside"/></event>
            <trace><event><int key="n" value="seven"/><string value="keyless"/>
            <string key="twice" value="1"/><string key="twice" value="2"/>{At}</event></trace>
            """);

        Assert.Equal(
            [("note.event-outside-case", 1L, 2), ("note.keyless", 1, 3), ("note.nameless", 1, 3), ("note.unreadable", 1, 3), ("note.twice", 1, 4)],
            _notes.All.Select(n => (n.Code, n.Count, n.FirstLine)));
    }

    [Fact]
    public void Only_the_attributes_that_are_asked_for_are_kept_with_those_that_name_and_time_the_event()
    {
        var events = Events(
            $"<event><string key=\"concept:name\" value=\"a\"/><string key=\"b\" value=\"1\"><int key=\"c\" value=\"2\"/></string><int key=\"d\" value=\"3\"/>{At}</event>",
            LogMap.Xes with { Only = new HashSet<string> { "b/c" } });

        Assert.Equal(["concept:name", "b/c", "time:timestamp"], Assert.Single(events).Attributes.Keys);
    }

    [Fact]
    public void A_mapping_that_types_the_columns_of_a_table_is_refused_for_a_log_that_types_its_own()
    {
        var map = LogMapFile.Read("map.yaml", "{case: a, activity: b, time: c, attributes: {d: integer}}");

        Assert.Equal("log.map", Assert.Throws<LogFault>(() => Events($"<event>{At}</event>", map)).Code);
    }

    [Fact]
    public void An_activity_may_be_named_by_two_attributes()
    {
        var map = LogMap.Xes with { Activity = ["concept:name", "lifecycle:transition"] };
        var events = Events($"""
            <event><string key="concept:name" value="Completed"/><string key="lifecycle:transition" value="Closed"/>{At}</event>
            <event><string key="concept:name" value="Completed"/>{At}</event>
            """, map);

        Assert.Equal(["Completed/Closed", "Completed"], events.Select(e => e.Name));
    }

    private static string Event(string name, string at) =>
        $"<event><string key=\"concept:name\" value=\"{name}\"/><date key=\"time:timestamp\" value=\"{at}\"/></event>";

    private static long Micros(string at) =>
        (DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture).UtcTicks - DateTime.UnixEpoch.Ticks) / 10;

    private IReadOnlyList<LogEvent> Events(string events, LogMap? map = null) => Assert.Single(Read($"<trace>\n{events}</trace>", map)).Events;

    private List<LogCase> Read(string traces, LogMap? map = null) => [.. EventLog.Read(_files.Log(traces), map, _notes)];
}
