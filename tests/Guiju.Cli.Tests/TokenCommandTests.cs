using Guiju.Server.Access;
using Guiju.Server.Demo;
using Guiju.Server.Hosting;
using Guiju.Server.Storage;
using Guiju.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Cli.Tests;

/// <summary>These tests say by environment variables where the database is, so they run one after the other.</summary>
public sealed class TokenCommandTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("guiju-token-").FullName;

    public TokenCommandTests() => Environment.SetEnvironmentVariable("GUIJU_DATA", _data);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("GUIJU_DATA", null);
        Environment.SetEnvironmentVariable("GUIJU_DB", null);
        Directory.Delete(_data, recursive: true);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_new_token_is_printed_alone_and_stands_for_its_user(bool postgres)
    {
        var connection = postgres ? await PrivatePostgres.CreateDatabaseAsync() : null;
        Environment.SetEnvironmentVariable("GUIJU_DB", connection);
        await using (var services = await WithDemoWorld())
        {
            var first = await Shell.RunAsync("token", "--user", "Dispatcher");
            var second = await Shell.RunAsync("token", "--user", "dispatcher", "--name", "nightly export");

            Assert.Equal((0, ""), (first.Exit, first.Error));
            Assert.Matches("^gj_[A-Za-z0-9_-]{43}$", first.Output.TrimEnd());
            Assert.NotEqual(first.Output, second.Output);
            var who = await services.GetRequiredService<Doorkeeper>().Find(second.Output.TrimEnd(), TokenKind.Personal, CancellationToken.None);
            Assert.Equal("dispatcher", who?.UserName);
        }

        if (connection is not null)
            await PrivatePostgres.DropDatabaseAsync(connection);
    }

    [Fact]
    public async Task An_unknown_user_gets_none()
    {
        await using var services = await WithDemoWorld();

        var answer = await Shell.RunAsync("token", "--user", "nobody");

        Assert.Equal((2, ""), (answer.Exit, answer.Output));
        Assert.Contains("nobody", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_database_none_is_made()
    {
        var answer = await Shell.RunAsync("token", "--user", "dispatcher");

        Assert.Equal((2, ""), (answer.Exit, answer.Output));
        Assert.Contains(Path.Combine(_data, "guiju.db"), answer.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_data));
    }

    private static async Task<ServiceProvider> WithDemoWorld()
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables("GUIJU_").Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging();
        GuijuServer.AddServices(services, new Settings(configuration, AppContext.BaseDirectory));
        var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Schema>().BringUpToDate(CancellationToken.None);
        Assert.True(await scope.ServiceProvider.GetRequiredService<DemoWorld>().Run(CancellationToken.None));
        return provider;
    }
}
