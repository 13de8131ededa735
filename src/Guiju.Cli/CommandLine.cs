using System.CommandLine;
using System.Globalization;
using System.Text;
using Guiju.Cli.Simulation;
using Microsoft.Extensions.Configuration;

namespace Guiju.Cli;

/// <summary>The command line: one file per command, all of them listed here.</summary>
public static class CommandLine
{
    /// <summary>Runs a command and gives its exit code.</summary>
    /// <param name="args">The words after <c>guiju</c>.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where everything else goes.</param>
    /// <param name="configuration">Where the server's database is; null for what the environment says.</param>
    /// <param name="ct">Ends the command.</param>
    public static async Task<int> RunAsync(
        string[] args, TextWriter output, TextWriter error, IConfiguration? configuration = null, CancellationToken ct = default)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        // What the server says is Chinese unless it is asked for English; here it is the other way round.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Text.IsChinese ? "zh-CN" : "en");
        var database = new ServerDatabase(configuration ?? ServerDatabase.Environment());
        var parsed = new RootCommand(Text.Of("guiju"))
        {
            CheckCommand.Make(),
            ConvertCommand.Make(),
            ExplainCommand.Make(),
            LintCommand.Make(),
            CoverageCommand.Make(),
            TokenCommand.Make(database),
            ImportCommand.Make(database),
            ExportCommand.Make(database),
            VerifyCommand.Make(database),
            RebuildCommand.Make(database),
            SimulateCommand.Make(),
        }.Parse(args);

        var settings = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        var exit = await parsed.InvokeAsync(settings, ct);

        return parsed.Errors.Count > 0 ? ExitCode.Unusable : exit;
    }
}
