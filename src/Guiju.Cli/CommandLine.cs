using System.CommandLine;
using System.Text;

namespace Guiju.Cli;

/// <summary>The command line: one file per command, all of them listed here.</summary>
public static class CommandLine
{
    /// <summary>Runs a command and gives its exit code.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct = default)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var parsed = new RootCommand(Text.Of("guiju"))
        {
            CheckCommand.Make(),
            LintCommand.Make(),
            TokenCommand.Make(),
        }.Parse(args);

        var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        var exit = await parsed.InvokeAsync(configuration, ct);

        return parsed.Errors.Count > 0 ? ExitCode.Unusable : exit;
    }
}
