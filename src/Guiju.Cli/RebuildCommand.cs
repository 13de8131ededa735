using System.CommandLine;
using Guiju.Server.Hosting;
using Guiju.Server.Ledger;
using Guiju.Server.NormDesk;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Cli;

/// <summary><c>guiju rebuild</c>: makes every list, verdict and alarm anew from the events.</summary>
internal static class RebuildCommand
{
    public static Command Make(ServerDatabase database)
    {
        var command = new Command("rebuild", Text.Of("rebuild"));
        command.SetAction((parsed, ct) => database.UseAsync(parsed.InvocationConfiguration.Error, async services =>
        {
            await services.GetRequiredService<DemoTime>().Start(ct);
            await services.GetRequiredService<PackLibrary>().LoadAll(ct);
            var done = await services.GetRequiredService<RebuildProjections>().Run(progress: null, ct);
            parsed.InvocationConfiguration.Output.WriteLine(Text.Of("rebuild.done", done.Families, done.Rows));
            return ExitCode.Clean;
        }));

        return command;
    }
}
