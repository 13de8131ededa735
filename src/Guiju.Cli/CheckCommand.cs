using System.CommandLine;
using Guiju.Cli.Checking;
using Guiju.Logs;
using Guiju.Logs.Mapping;
using Guiju.Norms;

namespace Guiju.Cli;

/// <summary><c>guiju check LOG --pack FOLDER</c>: judges every case of an event log by the norms of a pack.</summary>
internal static class CheckCommand
{
    public static Command Make()
    {
        var log = new Argument<string>("LOG") { Description = Text.Of("check.log") };
        var pack = new Option<string>("--pack") { Description = Text.Of("check.pack"), Required = true, HelpName = "FOLDER" };
        var map = new Option<string?>("--map") { Description = Text.Of("check.map"), HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = Text.Of("check.json") };
        var closed = new Option<bool>("--closed") { Description = Text.Of("check.closed") };
        var command = new Command("check", Text.Of("check")) { log, pack, map, json, closed };
        command.SetAction(parsed => Run(
            new(parsed.GetRequiredValue(log), parsed.GetRequiredValue(pack), parsed.GetValue(map), parsed.GetValue(json), parsed.GetValue(closed)),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));

        return command;
    }

    private static int Run(Request request, TextWriter output, TextWriter error)
    {
        if (PackFolder.CompileOrSay(request.Pack, error) is not { } pack)
        {
            return ExitCode.Unusable;
        }

        try
        {
            var began = TimeProvider.System.GetTimestamp();
            var notes = new LogNotes();
            var result = new LogCheck(pack, request.Closed, notes).Run(request.Log, Map(request.Map, pack));
            Write(request, result, TimeProvider.System.GetElapsedTime(began), output);
            LogWords.Write(error, request.Log, notes);

            return result.Breached ? ExitCode.Findings : ExitCode.Clean;
        }
        catch (LogFault fault)
        {
            LogWords.Write(error, fault);
            return ExitCode.Unusable;
        }
    }

    private static LogMap? Map(string? file, CompiledPack pack) =>
        file is not null ? LogMapFile.Read(file) : LogJudge.MapFor(pack);

    private static void Write(Request request, CheckResult result, TimeSpan took, TextWriter output)
    {
        if (request.Json)
        {
            CheckJson.Write(output, result);
        }
        else
        {
            CheckTable.Write(output, result, took);
        }
    }

    private sealed record Request(string Log, string Pack, string? Map, bool Json, bool Closed);
}
