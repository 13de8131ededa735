using Guiju.Logs;

namespace Guiju.Cli.Tests;

public sealed class ExportCommandTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task A_history_in_which_nothing_happened_yet_is_an_empty_log_in_every_format()
    {
        await _shell.MakeDemoWorldAsync();
        foreach (var name in new[] { "own.xes", "own.jsonocel", "own.sqlite" })
        {
            var path = _shell.PathOf(name);

            var answer = await _shell.OnDatabaseAsync("export", path);

            Assert.Equal(("", 0), (answer.Error, answer.Exit));
            Assert.Equal($"{path}: 0 orders, 0 events\n", answer.Output.ReplaceLineEndings("\n"));
            Assert.Equal(new LogSpan(0, 0, null), EventLog.Measure(path, null, new LogNotes()));
        }
    }

    [Fact]
    public async Task What_cannot_be_exported_is_refused()
    {
        Assert.Equal(2, (await _shell.OnDatabaseAsync("export", _shell.PathOf("own.xes"))).Exit);
        await _shell.MakeDemoWorldAsync();

        var table = await _shell.OnDatabaseAsync("export", _shell.PathOf("own.csv"));
        var nobody = await _shell.OnDatabaseAsync("export", _shell.PathOf("own.xes"), "--unit", "nowhere");

        Assert.Equal((2, 2), (table.Exit, nobody.Exit));
        Assert.Contains("This format is only read", table.Error, StringComparison.Ordinal);
        Assert.Contains("no unit called \"nowhere\"", nobody.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_shell.PathOf("own.xes")));
    }
}
