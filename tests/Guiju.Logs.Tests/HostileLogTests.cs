using System.Text;

namespace Guiju.Logs.Tests;

public sealed class HostileLogTests : IDisposable
{
    private readonly Scratch _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("<!DOCTYPE log [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n<log><string key=\"&b;\" value=\"\"/></log>", "log.entities", 1)]
    [InlineData("<!DOCTYPE log SYSTEM \"file:///etc/passwd\">\n<log/>", "log.entities", 1)]
    [InlineData("<log>\n<trace>\n<string key=\"a\" value=\"&secret;\"/></trace></log>", "log.broken-xml", 3)]
    [InlineData("case;activity;time\n1;a;2026-01-01", "log.not-xml", 1)]
    [InlineData("", "log.not-xml", 0)]
    [InlineData("<html>\n</html>", "log.not-xes", 1)]
    [InlineData("<log>\n<trace>\n<event>\n<string key=\"a\" val", "log.truncated", 4)]
    [InlineData("<log>\n<trace>\n</event></trace></log>", "log.broken-xml", 3)]
    public void A_log_that_is_not_one_is_refused_with_its_line(string text, string code, int line)
    {
        var fault = Fault(_files.Write("log.xes", text));

        Assert.Equal((code, line), (fault.Code, fault.Line));
    }

    [Fact]
    public void A_value_of_a_gigabyte_is_refused_without_being_held()
    {
        var path = _files.WriteGzip("big.xes.gz", file =>
        {
            file.Write("<log>\n<trace>\n<string key=\"a\" value=\""u8);
            var block = Enumerable.Repeat((byte)'x', 1 << 20).ToArray();
            for (var i = 0; i < 1024; i++)
            {
                file.Write(block);
            }

            file.Write("\"/></trace></log>"u8);
        });
        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Fault(path);

        Assert.Equal(("log.too-large-value", 3), (fault.Code, fault.Line));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32L << 20);
    }

    [Fact]
    public void A_large_comment_or_a_large_text_is_refused_too()
    {
        var filler = new string('x', 3 << 20);

        Assert.Equal("log.too-large-value", Fault(_files.Write("a.xes", $"<log>\n<!--{filler}--></log>")).Code);
        Assert.Equal("log.too-large-value", Fault(_files.Write("b.xes", $"<log>\n<trace>{filler}</trace></log>")).Code);
    }

    [Fact]
    public void A_value_within_the_bound_is_read_whole()
    {
        var value = new string('x', 900_000);
        var path = _files.Log($"<trace><string key=\"a\" value=\"{value}\"/></trace>");

        Assert.Equal(value, Assert.Single(EventLog.Read(path, null, new LogNotes())).Attributes["a"]);
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<string key=\"a\" value=\"b\">\n", 100_000));
        var fault = Fault(_files.Write("deep.xes", $"<log>\n<trace>\n{deep}"));

        Assert.Equal(("log.too-deep", 66), (fault.Code, fault.Line));
    }

    [Fact]
    public void A_file_that_unpacks_to_far_more_than_its_size_is_refused()
    {
        var path = _files.WriteGzip("bomb.xes.gz", file =>
        {
            file.Write("<log>\n"u8);
            var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<trace/>\n", 1 << 16)));
            for (var i = 0; i < 100; i++)
            {
                file.Write(block);
            }

            file.Write("</log>"u8);
        });

        Assert.Equal("log.expands", Fault(path).Code);
    }

    [Fact]
    public void A_case_without_end_is_refused()
    {
        var events = string.Concat(Enumerable.Repeat("<event><date key=\"time:timestamp\" value=\"2026-01-01T00:00:00Z\"/></event>\n", 2_000));
        var path = _files.Log($"<trace>\n{events}</trace>");

        var fault = Assert.Throws<LogFault>(() => EventLog.Measure(path, null, new LogNotes(), new LogLimits(Value: 1 << 16, Case: 100_000)));

        Assert.Equal("log.too-large-case", fault.Code);
        Assert.InRange(fault.Line, 1_000, 2_000);
    }

    [Theory]
    [InlineData("helpdesk.xes.gz")]
    [InlineData("servicenow_incidents_sample.csv.gz")]
    public void A_truncated_gzip_is_refused(string name)
    {
        var whole = File.ReadAllBytes(Scratch.Public(name));
        var map = name.Contains("csv", StringComparison.Ordinal)
            ? Mapping.LogMapFile.Read("map", "{case: number, activity: incident_state, time: {column: sys_updated_at, format: dd-MM-yyyy HH:mm}}")
            : null;

        var fault = Assert.Throws<LogFault>(() => EventLog.Measure(_files.Write(name, whole[..(whole.Length / 2)]), map, new LogNotes()));

        Assert.Equal("log.truncated", fault.Code);
        Assert.True(fault.Line > 1_000, $"line {fault.Line}");
    }

    [Fact]
    public void A_damaged_gzip_is_refused()
    {
        var bytes = File.ReadAllBytes(Scratch.Public("helpdesk.xes.gz"));
        bytes[bytes.Length / 2] ^= 0x55;

        Assert.Throws<LogFault>(() => EventLog.Measure(_files.Write("damaged.xes.gz", bytes), null, new LogNotes()));
    }

    [Theory]
    [InlineData("nowhere.xes", "log.missing")]
    [InlineData("nowhere.csv", "log.map-needed")]
    [InlineData("nowhere.docx", "log.unknown-format")]
    public void A_file_that_is_none_is_refused(string name, string code) => Assert.Equal(code, Fault(name).Code);

    private static LogFault Fault(string path)
    {
        var fault = Assert.Throws<LogFault>(() => EventLog.Measure(path, null, new LogNotes()));
        Assert.Equal(path, fault.File);

        return fault;
    }
}
