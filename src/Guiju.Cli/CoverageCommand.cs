using System.CommandLine;
using System.Globalization;
using Guiju.Cli.Coverage;
using Guiju.Logs;
using Guiju.Norms;

namespace Guiju.Cli;

/// <summary><c>guiju coverage</c>: how each requirement of the catalogue is answered, and which are not.</summary>
internal static class CoverageCommand
{
    public static Command Make()
    {
        var norms = new Option<string>("--norms") { Description = Text.Of("coverage.norms"), HelpName = "FOLDER", DefaultValueFactory = _ => "norms" };
        var brief = new Option<bool>("--brief") { Description = Text.Of("coverage.brief") };
        var command = new Command("coverage", Text.Of("coverage")) { norms, brief };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(norms), parsed.GetValue(brief), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));

        return command;
    }

    private static int Run(string norms, bool brief, TextWriter output, TextWriter error)
    {
        try
        {
            var requirements = CoverageTables.Requirements(norms);
            var packs = new List<CompiledPack>();
            foreach (var folder in Directory.EnumerateDirectories(norms, "PK-*").Order(StringComparer.Ordinal))
            {
                if (PackFolder.CompileOrSay(folder, error) is not { } pack)
                {
                    return ExitCode.Unusable;
                }

                packs.Add(pack);
            }

            var table = new CoverageTable(requirements, packs, CoverageTables.Others(norms));
            Write(output, table, brief);

            return table.IsWhole ? ExitCode.Clean : ExitCode.Findings;
        }
        catch (LogFault fault)
        {
            LogWords.Write(error, fault);
            return ExitCode.Unusable;
        }
    }

    private static void Write(TextWriter output, CoverageTable coverage, bool brief)
    {
        if (!brief)
        {
            var rows = new TextTable(left: 7);
            rows.Add(["ID", Text.Of("coverage.domain"), Text.Of("coverage.checks"), Text.Of("coverage.kind"), Text.Of("coverage.where"), Text.Of("coverage.test"), Text.Of("coverage.why")]);
            foreach (var requirement in coverage.Requirements)
            {
                var answers = coverage.Of(requirement.Id);
                rows.Add([
                    requirement.Id, requirement.Domain, requirement.Checks, Joined(answers, a => a.Kind), Joined(answers, a => a.Where), Joined(answers, a => a.Test),
                    Joined(answers, a => a.Why)]);
            }

            rows.Write(output);
            output.WriteLine();
        }

        var totals = new TextTable(left: 1);
        foreach (var (kind, count) in coverage.Totals)
        {
            totals.Add([kind, count.ToString(CultureInfo.InvariantCulture)]);
        }

        totals.Write(output);
        output.WriteLine();
        Faults(output, "coverage.missing", coverage.Missing);
        Faults(output, "coverage.unknown", coverage.Unknown);
        Faults(output, "coverage.unreasoned", coverage.Unreasoned);
    }

    private static string Joined(IEnumerable<Answered> answers, Func<Answered, string> part) =>
        string.Join(", ", answers.Select(part).Where(p => p.Length > 0).Distinct(StringComparer.Ordinal));

    private static void Faults(TextWriter output, string what, IReadOnlyList<string> ids)
    {
        if (ids.Count > 0)
        {
            output.WriteLine(Text.Of(what, ids.Count, string.Join(", ", ids)));
        }
    }
}
