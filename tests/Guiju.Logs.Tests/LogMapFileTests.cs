using Guiju.Logs.Mapping;

namespace Guiju.Logs.Tests;

public sealed class LogMapFileTests
{
    [Theory]
    [InlineData("activity: a\ntime: t", 1, "'case' is missing")]
    [InlineData("case: c\nactivity: a\ntime: t\ncolour: red", 4, "'colour' is none of")]
    [InlineData("case: c\nactivity: a\ntime: {column: t,\n  zone: Mars/Olympus}", 4, "is not a time zone")]
    [InlineData("case: c\nactivity: a\ntime: t\nattributes:\n  x: money", 5, "'x' is one of text, integer")]
    [InlineData("case: c\nactivity: a\ntime: t\nencoding: klingon", 4, "not an encoding")]
    [InlineData("case: c\nactivity: a\ntime: t\ndelimiter: ';;'", 4, "one plain character")]
    [InlineData("case: c\nactivity: a\ntime: t\ngrouped: maybe", 4, "one of false, true")]
    [InlineData("case: {a: b}\nactivity: a\ntime: t", 1, "a text or a list of texts")]
    [InlineData("case: c\nactivity: [a\ntime: t", 3, "")]
    [InlineData("- a\n- b", 1, "begins with case:")]
    [InlineData("", 1, "begins with case:")]
    public void A_mapping_that_says_what_it_cannot_is_refused_with_its_line(string text, int line, string detail)
    {
        var fault = Assert.Throws<LogFault>(() => LogMapFile.Read("map.yaml", text));

        Assert.Equal(("log.map", "map.yaml", line), (fault.Code, fault.File, fault.Line));
        Assert.Contains(detail, fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_file_that_is_missing_is_a_fault() =>
        Assert.Equal("log.missing", Assert.Throws<LogFault>(() => LogMapFile.Read("nowhere.yaml")).Code);
}
