using System.Data.Common;
using Guiju.Server.Hosting;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Guiju.Cli;

/// <summary>The server's use cases on its database, without its web: <c>GUIJU_DATA</c> and <c>GUIJU_DB</c> say where it is.</summary>
internal sealed class ServerDatabase(IConfiguration configuration)
{
    /// <summary>What the environment says.</summary>
    public static IConfiguration Environment() => new ConfigurationBuilder().AddEnvironmentVariables("GUIJU_").Build();

    /// <summary>Opens the database, uses it and gives the exit code; a database that cannot be used is said to be so.</summary>
    public async Task<int> UseAsync(TextWriter error, Func<IServiceProvider, Task<int>> use)
    {
        var settings = new Settings(configuration, AppContext.BaseDirectory);
        var file = Path.Combine(settings.Data, "guiju.db");

        // SQLite would make an empty file where there is none.
        if (settings.Postgres is null && !File.Exists(file))
        {
            error.WriteLine(Text.Of("database.missing", file));
            return ExitCode.Unusable;
        }

        try
        {
            await using var services = Services(settings);
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Schema>().DemandCurrent(CancellationToken.None);
            return await use(scope.ServiceProvider);
        }
        catch (Exception failure) when (failure.GetBaseException() is DbException or System.Net.Sockets.SocketException)
        {
            error.WriteLine(Text.Of("database.unusable", failure.GetBaseException().Message));
        }
        catch (Refusal refusal)
        {
            error.WriteLine(Problems.Of(refusal).Title);
        }

        return ExitCode.Unusable;
    }

    private ServiceProvider Services(Settings settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft", LogLevel.None).AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace));
        GuijuServer.AddServices(services, settings);
        return services.BuildServiceProvider();
    }
}
