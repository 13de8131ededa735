using System.CommandLine;
using Guiju.Cli.Checking;
using Guiju.Logs;
using Guiju.Logs.Declare;
using Guiju.Norms;

namespace Guiju.Cli;

/// <summary>
/// <c>guiju check LOG --pack FOLDER</c>: judges every case of an event log by the norms of a pack; with <c>--decl MODEL</c>, by a Declare
/// model, for which every case is finished.
/// </summary>
internal static class CheckCommand
{
    public static Command Make()
    {
        var log = new Argument<string>("LOG") { Description = Text.Of("check.log") };
        var pack = new Option<string?>("--pack") { Description = Text.Of("check.pack"), HelpName = "FOLDER" };
        var decl = new Option<string?>("--decl") { Description = Text.Of("check.decl"), HelpName = "MODEL" };
        var csv = new Option<string?>("--csv") { Description = Text.Of("check.csv"), HelpName = "FILE" };
        var map = new Option<string?>("--map") { Description = Text.Of("check.map"), HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = Text.Of("check.json") };
        var closed = new Option<bool>("--closed") { Description = Text.Of("check.closed") };
        var cases = LogMaps.CaseOption();
        var command = new Command("check", Text.Of("check")) { log, pack, decl, map, cases, json, csv, closed };
        command.SetAction(parsed => Run(
            new(
                parsed.GetRequiredValue(log), parsed.GetValue(pack), parsed.GetValue(decl), parsed.GetValue(map), parsed.GetValue(cases), parsed.GetValue(json),
                parsed.GetValue(csv), parsed.GetValue(closed)),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));

        return command;
    }

    private static int Run(Request request, TextWriter output, TextWriter error)
    {
        if (request.Pack is null == request.Decl is null || (request.Csv is not null && request.Decl is null))
        {
            error.WriteLine(Text.Of(request.Csv is not null && request.Pack is not null ? "check.csv-alone" : "check.by-what"));
            return ExitCode.Unusable;
        }

        try
        {
            var model = request.Decl is { } file ? DeclReader.Read(file) : null;
            return (model?.ToPack() ?? PackFolder.CompileOrSay(request.Pack!, error)) is { } pack ? Judge(request, pack, model, output, error) : ExitCode.Unusable;
        }
        catch (LogFault fault)
        {
            LogWords.Write(error, fault);
            return ExitCode.Unusable;
        }
        catch (Exception e) when (request.Csv is not null && e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(Text.Of("check.csv-unwritable", request.Csv!, e.Message));
            return ExitCode.Unusable;
        }
    }

    private static int Judge(Request request, CompiledPack pack, DeclModel? model, TextWriter output, TextWriter error)
    {
        var began = TimeProvider.System.GetTimestamp();
        var notes = new LogNotes();
        var map = LogMaps.Of(request.Map, pack, request.Case);
        var check = new LogCheck(pack, request.Csv is null ? null : model, request.Closed || model is not null, notes);
        var result = check.Run(request.Log, map);
        var took = TimeProvider.System.GetElapsedTime(began);
        if (request.Csv is { } csv)
        {
            using var table = new StreamWriter(csv);
            DeclCsv.Write(table, model!, check.Rows);
        }

        Write(request, result, took, output);
        LogWords.Write(error, request.Log, notes);

        return result.Breached ? ExitCode.Findings : ExitCode.Clean;
    }

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

    private sealed record Request(string Log, string? Pack, string? Decl, string? Map, string? Case, bool Json, string? Csv, bool Closed);
}
