using System.CommandLine;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Cli;

/// <summary><c>guiju token --user NAME</c>: prints a new token, for whoever may open the database.</summary>
internal static class TokenCommand
{
    private const int LongestName = 100;

    public static Command Make(ServerDatabase database)
    {
        var user = new Option<string>("--user") { Description = Text.Of("token.user"), Required = true, HelpName = "NAME" };
        var name = new Option<string>("--name") { Description = Text.Of("token.name"), HelpName = "NAME", DefaultValueFactory = _ => "guiju token" };
        var command = new Command("token", Text.Of("token")) { user, name };
        command.SetAction((parsed, ct) =>
        {
            var request = new IssueToken.Request(parsed.GetRequiredValue(name), null);
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            return request.Name.Length > LongestName
                ? Task.FromResult(Refuse(error, Text.Of("token.name-too-long", LongestName)))
                : database.UseAsync(error, services => RunAsync(services.GetRequiredService<IssueToken>(), parsed.GetRequiredValue(user), request, output, error, ct));
        });

        return command;
    }

    private static async Task<int> RunAsync(IssueToken useCase, string user, IssueToken.Request request, TextWriter output, TextWriter error, CancellationToken ct)
    {
        try
        {
            output.WriteLine((await useCase.RunFor(user, request, ct)).Secret);
            return ExitCode.Clean;
        }
        catch (Refusal refusal) when (refusal.Code == "user.unknown")
        {
            return Refuse(error, Text.Of("token.no-user", user));
        }
    }

    private static int Refuse(TextWriter error, string why)
    {
        error.WriteLine(why);
        return ExitCode.Unusable;
    }
}
