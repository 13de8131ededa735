using Microsoft.Data.Sqlite;

namespace Guiju.Cli.Tests;

public sealed class VerifyCommandTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _shell.Dispose();
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("rebuild")]
    public async Task Where_there_is_no_database_it_says_so_and_makes_none(string command)
    {
        var answer = await _shell.OnDatabaseAsync(command);

        Assert.Equal((2, ""), (answer.Exit, answer.Output));
        Assert.Contains("There is no database at", answer.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_shell.Data, "guiju.db")));
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("rebuild")]
    public async Task A_file_that_is_no_database_cannot_be_used(string command)
    {
        _shell.Write("data/guiju.db", "this is no database, however long it is");

        var answer = await _shell.OnDatabaseAsync(command);

        Assert.Equal(2, answer.Exit);
        Assert.Contains("The database cannot be used", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_world_verifies_and_can_be_rebuilt()
    {
        await _shell.MakeDemoWorldAsync();

        var verified = await _shell.OnDatabaseAsync("verify");
        var rebuilt = await _shell.OnDatabaseAsync("rebuild");

        Assert.Equal((0, ""), (verified.Exit, verified.Error));
        Assert.Equal(["0 timelines · 0 events · personal data kept 0, erased 0", "✓ All is as it was recorded"], verified.Output.TrimEnd().Split(Environment.NewLine));
        Assert.Equal((0, ""), (rebuilt.Exit, rebuilt.Error));
    }
}
