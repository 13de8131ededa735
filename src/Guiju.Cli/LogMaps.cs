using System.CommandLine;
using Guiju.Logs;
using Guiju.Logs.Mapping;
using Guiju.Norms;

namespace Guiju.Cli;

/// <summary>How a command reads a log: by the mapping that it was given, else as the pack wants it, else as the standard says.</summary>
internal static class LogMaps
{
    /// <summary><c>--case TYPE</c>: which objects of a log of objects are the cases.</summary>
    public static Option<string?> CaseOption() => new("--case") { Description = Text.Of("log.case"), HelpName = "TYPE" };

    /// <summary>The way to read a log; null for what the standard says.</summary>
    /// <exception cref="LogFault">The mapping cannot be used.</exception>
    public static LogMap? Of(string? file, CompiledPack? pack, string? objects)
    {
        var map = file is not null ? LogMapFile.Read(file) : pack is null ? null : LogJudge.MapFor(pack);
        return objects is null ? map : (map ?? LogMap.Xes) with { Object = objects };
    }
}
