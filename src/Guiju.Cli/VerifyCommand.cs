using System.CommandLine;
using System.Text.Json;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Cli;

/// <summary><c>guiju verify</c>: proves that nothing recorded was changed, added, moved or taken away.</summary>
internal static class VerifyCommand
{
    public static Command Make(ServerDatabase database)
    {
        var faults = new Option<int>("--faults") { Description = Text.Of("verify.faults"), DefaultValueFactory = _ => 20, HelpName = "N" };
        var json = new Option<bool>("--json") { Description = Text.Of("check.json") };
        var command = new Command("verify", Text.Of("verify")) { faults, json };
        command.SetAction((parsed, ct) => database.UseAsync(parsed.InvocationConfiguration.Error, async services =>
        {
            var report = await services.GetRequiredService<VerifyChain>().Run(parsed.GetValue(faults), progress: null, ct);
            Write(report, parsed.GetValue(json), parsed.InvocationConfiguration.Output);
            return report.FaultCount is 0 ? ExitCode.Clean : ExitCode.Findings;
        }));

        return command;
    }

    private static void Write(VerifyChain.Report report, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(report, Json.Options));
            return;
        }

        output.WriteLine(Text.Of("verify.counts", report.Timelines, report.Events, report.PersonalKept, report.PersonalErased));
        foreach (var fault in report.Faults)
        {
            var place = fault.Sequence is { } sequence ? $"{fault.Case}#{sequence}" : fault.Case;
            output.WriteLine($"✗ {place}: {Text.Of("verify.fault." + fault.Code)}{(fault.Detail is "" ? "" : $" ({fault.Detail})")}");
        }

        output.WriteLine(report.FaultCount is 0 ? Text.Of("verify.clean") : Text.Of("verify.found", report.FaultCount, report.Faults.Count));
    }
}
