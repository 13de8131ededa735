using System.CommandLine;
using Guiju.Cli.Explaining;
using Guiju.Logs;
using Guiju.Logs.Declare;
using Guiju.Logs.Mapping;
using Guiju.Norms;
using Guiju.Norms.Explaining;
using Guiju.Norms.Language;
using Guiju.Norms.Verdicts;

namespace Guiju.Cli;

/// <summary><c>guiju explain LOG CASE NORM</c>: why a norm says of a case what it says, with the events, the values and the time day by day.</summary>
internal static class ExplainCommand
{
    private const int MostNames = 3;

    public static Command Make()
    {
        var log = new Argument<string>("LOG") { Description = Text.Of("check.log") };
        var one = new Argument<string>("CASE") { Description = Text.Of("explain.case") };
        var norm = new Argument<string>("NORM") { Description = Text.Of("explain.norm") };
        var pack = new Option<string?>("--pack") { Description = Text.Of("check.pack"), HelpName = "FOLDER" };
        var decl = new Option<string?>("--decl") { Description = Text.Of("check.decl"), HelpName = "MODEL" };
        var map = new Option<string?>("--map") { Description = Text.Of("check.map"), HelpName = "FILE" };
        var cases = LogMaps.CaseOption();
        var zone = new Option<string?>("--zone") { Description = Text.Of("explain.zone"), HelpName = "ZONE" };
        var json = new Option<bool>("--json") { Description = Text.Of("check.json") };
        var closed = new Option<bool>("--closed") { Description = Text.Of("check.closed") };
        var command = new Command("explain", Text.Of("explain")) { log, one, norm, pack, decl, map, cases, zone, json, closed };
        command.SetAction(parsed => Run(
            new(
                parsed.GetRequiredValue(log), parsed.GetRequiredValue(one), parsed.GetRequiredValue(norm), parsed.GetValue(pack), parsed.GetValue(decl),
                parsed.GetValue(map), parsed.GetValue(cases), parsed.GetValue(zone), parsed.GetValue(json), parsed.GetValue(closed)),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));

        return command;
    }

    private static int Run(Request request, TextWriter output, TextWriter error)
    {
        if (request.Pack is null == request.Decl is null)
        {
            error.WriteLine(Text.Of("check.by-what"));
            return ExitCode.Unusable;
        }

        try
        {
            var pack = request.Decl is { } model ? DeclReader.Read(model).ToPack() : PackFolder.CompileOrSay(request.Pack!, error);
            return pack is null ? ExitCode.Unusable : Explain(request, pack, output, error);
        }
        catch (LogFault fault)
        {
            LogWords.Write(error, fault);
            return ExitCode.Unusable;
        }
    }

    private static int Explain(Request request, CompiledPack pack, TextWriter output, TextWriter error)
    {
        var map = LogMaps.Of(request.Map, pack, request.Objects);
        if (Zone(request, map) is not { } zone)
        {
            error.WriteLine(Text.Of("explain.no-zone", request.Zone!));
            return ExitCode.Unusable;
        }

        if (!pack.Program.Rules.Any(r => r.Id == request.Norm))
        {
            return Unknown("explain.no-norm", request.Norm, Nearest.Names(request.Norm, pack.Program.Rules.Select(r => r.Id), MostNames), error);
        }

        var notes = new LogNotes();
        var judge = new LogJudge(pack, Server.Ledger.Facts.Vocabulary, notes);
        var found = CaseFinder.Find(request.Log, map is null ? null : map with { Only = judge.Wanted }, request.Case, notes);
        if (found.Case is not { } one)
        {
            return Unknown("explain.no-case", request.Case, Nearest.Names(request.Case, found.Names, MostNames), error);
        }

        var why = judge.Explain(one, found.LastAt ?? 0, request.Closed || request.Decl is not null, request.Norm, zone);
        if (why is null)
        {
            error.WriteLine(Text.Of("explain.other-kind", request.Norm));
            return ExitCode.Unusable;
        }

        Write(request, why, one, zone, output);
        return why.Verdict.State is VerdictState.Breached ? ExitCode.Findings : ExitCode.Clean;
    }

    private static TimeZoneInfo? Zone(Request request, LogMap? map) =>
        request.Zone is null ? (map ?? LogMap.Xes).Zone : TimeZoneInfo.TryFindSystemTimeZoneById(request.Zone, out var zone) ? zone : null;

    private static void Write(Request request, Explanation why, LogCase one, TimeZoneInfo zone, TextWriter output)
    {
        if (request.Json)
        {
            ExplainJson.Write(output, why);
        }
        else
        {
            new ExplainText(output, one, zone).Write(why);
        }
    }

    private static int Unknown(string key, string name, IReadOnlyList<string> near, TextWriter error)
    {
        error.WriteLine(Text.Of(key, name));
        if (near.Count > 0)
        {
            error.WriteLine(Text.Of("explain.near", string.Join(", ", near)));
        }

        return ExitCode.Unusable;
    }

    private sealed record Request(string Log, string Case, string Norm, string? Pack, string? Decl, string? Map, string? Objects, string? Zone, bool Json, bool Closed);
}
