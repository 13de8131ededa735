using Guiju.Server.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Guiju.Cli;

/// <summary>The server's database and use cases, for commands that work on the machine itself. The server may run meanwhile.</summary>
internal static class ServerDatabase
{
    /// <summary>Opens what <c>GUIJU_DB</c> or <c>GUIJU_DATA</c> name; null, with a word on why, where there is none.</summary>
    public static ServiceProvider? Open(TextWriter error)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables("GUIJU_").Build();
        var settings = new Settings(configuration, AppContext.BaseDirectory);
        var file = Path.Combine(settings.Data, "guiju.db");

        // SQLite would make an empty file where there is none.
        if (settings.Postgres is null && !File.Exists(file))
        {
            error.WriteLine(Text.Of("database.missing", file));
            return null;
        }

        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging(l => l.SetMinimumLevel(LogLevel.None));
        GuijuServer.AddServices(services, settings);
        return services.BuildServiceProvider();
    }
}
