using System.CommandLine;
using Guiju.Logs;
using Guiju.Server.Exchange;
using Guiju.Server.Hosting;
using Guiju.Server.NormDesk;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Cli;

/// <summary><c>guiju export OUT</c>: writes the server's own history as an event log for other tools.</summary>
internal static class ExportCommand
{
    public static Command Make(ServerDatabase database)
    {
        var to = new Argument<string>("OUT") { Description = Text.Of("export.out") };
        var unit = new Option<string?>("--unit") { Description = Text.Of("export.unit"), HelpName = "NAME" };
        var from = new Option<DateTimeOffset?>("--from") { Description = Text.Of("export.from"), HelpName = "TIME" };
        var until = new Option<DateTimeOffset?>("--until") { Description = Text.Of("export.until"), HelpName = "TIME" };
        var plain = new Option<bool>("--plain") { Description = Text.Of("export.plain") };
        var command = new Command("export", Text.Of("export")) { to, unit, from, until, plain };
        command.SetAction(async (parsed, ct) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var request = new ExportHistory.Request(parsed.GetRequiredValue(to), parsed.GetValue(from), parsed.GetValue(until), parsed.GetValue(plain));
            try
            {
                return await database.UseAsync(error, services => RunAsync(services, request, parsed.GetValue(unit), output, ct));
            }
            catch (LogFault fault)
            {
                LogWords.Write(error, fault);
                return ExitCode.Unusable;
            }
        });

        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ExportHistory.Request request, string? unit, TextWriter output, CancellationToken ct)
    {
        await services.GetRequiredService<DemoTime>().Start(ct);
        await services.GetRequiredService<PackLibrary>().LoadAll(ct);
        var done = await services.GetRequiredService<ExportHistory>().Run(request, unit, ct);
        output.WriteLine(Text.Of("export.done", request.Path, done.Orders, done.Events));

        return ExitCode.Clean;
    }
}
