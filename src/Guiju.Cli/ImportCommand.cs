using System.CommandLine;
using Guiju.Logs;
using Guiju.Norms;
using Guiju.Server.Hosting;
using Guiju.Server.Imports;
using Guiju.Server.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Cli;

/// <summary><c>guiju import LOG</c>: brings a foreign log into the server's database as archived cases that the screens show.</summary>
internal static class ImportCommand
{
    public static Command Make(ServerDatabase database)
    {
        var log = new Argument<string>("LOG") { Description = Text.Of("check.log") };
        var pack = new Option<string?>("--pack") { Description = Text.Of("import.pack"), HelpName = "FOLDER" };
        var map = new Option<string?>("--map") { Description = Text.Of("check.map"), HelpName = "FILE" };
        var unit = new Option<string?>("--unit") { Description = Text.Of("import.unit"), HelpName = "NAME" };
        var cases = LogMaps.CaseOption();
        var command = new Command("import", Text.Of("import")) { log, pack, map, cases, unit };
        command.SetAction(async (parsed, ct) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                return Read(parsed.GetRequiredValue(log), parsed.GetValue(pack), parsed.GetValue(map), parsed.GetValue(cases), parsed.GetValue(unit), error) is { } request
                    ? await database.UseAsync(error, services => RunAsync(services, request, output, error, ct))
                    : ExitCode.Unusable;
            }
            catch (LogFault fault)
            {
                LogWords.Write(error, fault);
                return ExitCode.Unusable;
            }
        });

        return command;
    }

    private static ImportLog.Request? Read(string log, string? pack, string? map, string? cases, string? unit, TextWriter error)
    {
        var compiled = pack is null ? null : PackFolder.CompileOrSay(pack, error);
        if (pack is not null && compiled is null)
        {
            return null;
        }

        return new(log, LogMaps.Of(map, compiled, cases), pack is null ? null : [.. PackFolder.Files(pack)], unit);
    }

    private static async Task<int> RunAsync(IServiceProvider services, ImportLog.Request request, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        var notes = new LogNotes();
        var writer = services.GetRequiredService<LedgerWriter>();
        await services.GetRequiredService<DemoTime>().Start(ct);
        await writer.StartAsync(ct);
        try
        {
            var done = await services.GetRequiredService<ImportLog>().Run(request, notes, progress: null, ct);
            var took = TimeProvider.System.GetElapsedTime(began);
            output.WriteLine(Text.Of("import.done", done.Name, done.Cases, done.Events, done.Added, took.TotalSeconds));
            if (done.Counts.Count > 0)
            {
                output.WriteLine(Text.Of("import.verdicts", done.Counts.Count, done.Counts.Sum(c => c.Held), done.Counts.Sum(c => c.Breached), done.Counts.Sum(c => c.Pending)));
            }

            LogWords.Write(error, request.Path, notes);
            return ExitCode.Clean;
        }
        finally
        {
            await writer.StopAsync(CancellationToken.None);
        }
    }
}
