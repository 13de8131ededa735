using System.CommandLine;

namespace Guiju.Cli;

/// <summary><c>guiju lint FOLDER</c>: compiles a pack and says what is wrong with it.</summary>
internal static class LintCommand
{
    public static Command Make()
    {
        var folder = new Argument<string>("FOLDER") { Description = Text.Of("lint.folder") };
        var command = new Command("lint", Text.Of("lint")) { folder };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(folder), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));

        return command;
    }

    private static int Run(string folder, TextWriter output, TextWriter error)
    {
        if (PackFolder.Compile(folder) is not { } compilation)
        {
            error.WriteLine(Text.Of("pack.missing", folder));
            return ExitCode.Unusable;
        }

        PackFolder.Write(output, folder, compilation.Diagnostics);
        if (compilation.Pack is not { } pack || compilation.Diagnostics.Count > 0)
        {
            output.WriteLine(Text.Of("lint.faults", compilation.Diagnostics.Count));
            return ExitCode.Findings;
        }

        output.WriteLine(Text.Of("lint.clean", pack.Id, pack.Revision, pack.Norms.Count));
        return ExitCode.Clean;
    }
}
