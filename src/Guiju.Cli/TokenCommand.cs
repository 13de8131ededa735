using System.CommandLine;
using System.Data.Common;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Cli;

/// <summary><c>guiju token --user NAME</c>: prints a new token, for whoever may open the database.</summary>
internal static class TokenCommand
{
    private const int LongestName = 100;

    public static Command Make()
    {
        var user = new Option<string>("--user") { Description = Text.Of("token.user"), Required = true, HelpName = "NAME" };
        var name = new Option<string>("--name") { Description = Text.Of("token.name"), HelpName = "NAME", DefaultValueFactory = _ => "guiju token" };
        var command = new Command("token", Text.Of("token")) { user, name };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetRequiredValue(user), parsed.GetRequiredValue(name), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, ct));

        return command;
    }

    private static async Task<int> RunAsync(string user, string name, TextWriter output, TextWriter error, CancellationToken ct)
    {
        if (name.Length > LongestName)
        {
            error.WriteLine(Text.Of("token.name-too-long", LongestName));
            return ExitCode.Unusable;
        }

        await using var services = ServerDatabase.Open(error);
        if (services is null)
        {
            return ExitCode.Unusable;
        }

        await using var scope = services.CreateAsyncScope();
        try
        {
            var issued = await scope.ServiceProvider.GetRequiredService<IssueToken>().RunFor(user, new(name, null), ct);
            output.WriteLine(issued.Secret);
            return ExitCode.Clean;
        }
        catch (Refusal refusal) when (refusal.Code == "user.unknown")
        {
            error.WriteLine(Text.Of("token.no-user", user));
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException)
        {
            error.WriteLine(Text.Of("database.unusable", failure.Message));
        }

        return ExitCode.Unusable;
    }
}
