using System.CommandLine;
using Guiju.Logs;
using Guiju.Logs.Declare;
using Guiju.Logs.Mapping;
using Guiju.Logs.Writing;
using Guiju.Norms;
using Guiju.Norms.Programs;

namespace Guiju.Cli;

/// <summary>
/// <c>guiju convert IN OUT</c>: a log into another format, with a pack also marked with its verdicts; or a pack into a Declare model or
/// into the table that its monitors run.
/// </summary>
internal static class ConvertCommand
{
    private const string Cases = "case";

    public static Command Make()
    {
        var from = new Argument<string>("IN") { Description = Text.Of("convert.in") };
        var to = new Argument<string>("OUT") { Description = Text.Of("convert.out") };
        var pack = new Option<string?>("--pack") { Description = Text.Of("convert.pack"), HelpName = "FOLDER" };
        var map = new Option<string?>("--map") { Description = Text.Of("check.map"), HelpName = "FILE" };
        var cases = LogMaps.CaseOption();
        var command = new Command("convert", Text.Of("convert")) { from, to, pack, map, cases };
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var request = new Request(parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), parsed.GetValue(pack), parsed.GetValue(map), parsed.GetValue(cases));
            try
            {
                return Directory.Exists(request.From) ? Pack(request, output, error) : Log(request, output, error);
            }
            catch (LogFault fault)
            {
                LogWords.Write(error, fault);
                return ExitCode.Unusable;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                error.WriteLine(Text.Of("check.csv-unwritable", request.To, e.Message));
                return ExitCode.Unusable;
            }
        });

        return command;
    }

    private static int Pack(Request request, TextWriter output, TextWriter error)
    {
        if (PackFolder.CompileOrSay(request.From, error) is not { } pack)
        {
            return ExitCode.Unusable;
        }

        if (request.To.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            File.WriteAllText(request.To, ProgramJson.Write(pack.Program));
            output.WriteLine(Text.Of("convert.table", request.To, pack.Program.Rules.Count));
            return ExitCode.Clean;
        }

        if (!request.To.EndsWith(".decl", StringComparison.OrdinalIgnoreCase))
        {
            error.WriteLine(Text.Of("convert.pack-to", request.To));
            return ExitCode.Unusable;
        }

        using var file = new StreamWriter(request.To);
        var (written, beyond) = DeclWriter.Write(file, pack, request.Case ?? pack.Log?.Vocabulary.CaseKinds[0] ?? Server.Ledger.Facts.Vocabulary.CaseKinds[0]);
        output.WriteLine(Text.Of("convert.model", request.To, written.Count, written.Count + beyond.Count, string.Join(", ", beyond)));
        return ExitCode.Clean;
    }

    private static int Log(Request request, TextWriter output, TextWriter error)
    {
        var pack = request.Pack is null ? null : PackFolder.CompileOrSay(request.Pack, error);
        if (request.Pack is not null && pack is null)
        {
            return ExitCode.Unusable;
        }

        var (notes, map) = (new LogNotes(), LogMaps.Of(request.Map, pack, request.Case));
        if (pack is null && request.Case is null && EventLog.HasObjects(request.From) && EventLog.HasObjects(request.To))
        {
            var log = EventLog.Objects(request.From, map, notes);
            LogWriting.Write(request.To, log);
            output.WriteLine(Text.Of("convert.objects", request.To, log.Objects.Count, log.Events.Count));
        }
        else
        {
            var span = Judged(request, map, pack, notes);
            output.WriteLine(Text.Of("convert.done", request.To, span.Cases, span.Events));
        }

        LogWords.Write(error, request.From, notes);
        return ExitCode.Clean;
    }

    private static LogSpan Judged(Request request, LogMap? map, CompiledPack? pack, LogNotes notes)
    {
        var span = EventLog.Measure(request.From, map, new LogNotes());
        var judge = pack is null ? null : new LogJudge(pack, Server.Ledger.Facts.Vocabulary, notes);
        var cases = EventLog.Read(request.From, map, notes);
        LogWriting.Write(request.To, judge is null ? cases : cases.Select(c => VerdictMarks.On(c, judge, span.LastAt ?? 0)), request.Case ?? Cases, marked: judge is not null);

        return span;
    }

    private sealed record Request(string From, string To, string? Pack, string? Map, string? Case);
}
