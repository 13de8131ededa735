using System.CommandLine;

namespace Guiju.Cli.Simulation;

/// <summary><c>guiju simulate</c>: plays a day at a branch of the demo world through the server's public API.</summary>
internal static class SimulateCommand
{
    private const double MostPerSecond = 20;

    public static Command Make()
    {
        var url = new Option<string>("--url") { Description = Text.Of("simulate.url"), DefaultValueFactory = _ => "http://127.0.0.1:5080", HelpName = "URL" };
        var seed = new Option<int>("--seed") { Description = Text.Of("simulate.seed"), DefaultValueFactory = _ => 1, HelpName = "N" };
        var hours = new Option<double?>("--hours") { Description = Text.Of("simulate.hours"), HelpName = "H" };
        var rate = new Option<double>("--rate") { Description = Text.Of("simulate.rate"), DefaultValueFactory = _ => MostPerSecond, HelpName = "N" };
        var wait = new Option<double>("--wait") { Description = Text.Of("simulate.wait"), DefaultValueFactory = _ => 60, HelpName = "S" };
        url.Validators.Add(r =>
        {
            if (!IsAddress(r.GetValue(url)))
                r.AddError(Text.Of("simulate.no-address", r.GetValue(url)!));
        });
        rate.Validators.Add(r => Positive(r, r.GetValue(rate)));
        hours.Validators.Add(r => Positive(r, r.GetValue(hours)));
        wait.Validators.Add(r => Positive(r, r.GetValue(wait)));
        var command = new Command("simulate", Text.Of("simulate")) { url, seed, hours, rate, wait };
        command.SetAction((parsed, ct) => RunAsync(
            new(new(parsed.GetRequiredValue(url)), parsed.GetValue(seed), parsed.GetValue(hours), parsed.GetValue(rate), TimeSpan.FromSeconds(parsed.GetValue(wait))),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, ct));

        return command;
    }

    private static bool IsAddress(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https");

    private static void Positive(System.CommandLine.Parsing.OptionResult result, double? value)
    {
        if (value is not null and not (> 0 and < 100_000))
            result.AddError(Text.Of("simulate.positive", result.Option.Name));
    }

    private static async Task<int> RunAsync(Request request, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var diary = new Diary(output);
        try
        {
            using var door = new Door(request.Url, request.Rate, request.Wait, TimeProvider.System);
            var clock = new DemoClock(door, TimeProvider.System);
            if (await clock.AskAsync(ct) is not { Demo: true } reading)
            {
                error.WriteLine(Text.Of("simulate.no-demo", request.Url));
                return ExitCode.Unusable;
            }

            output.WriteLine(Text.Of("simulate.begun", request.Url, reading.Speed, request.Seed));
            var branches = await Branch.AllAsync(door, ct);
            if (branches.Count is 0)
            {
                error.WriteLine(Text.Of("simulate.nobody", request.Url));
                return ExitCode.Unusable;
            }

            await new Day(door, clock, branches, request.Seed, diary).RunAsync(request.Hours is { } hours ? TimeSpan.FromHours(hours) : null, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Told to stop: what was opened goes on when it is started again.
        }
        catch (Exception failure) when (failure is ServerAwayException or ServerOddException)
        {
            error.WriteLine(Text.Of(failure is ServerAwayException ? "simulate.away" : "simulate.odd", failure.Message));
            return ExitCode.Unusable;
        }

        output.WriteLine(Text.Of("simulate.ended", diary.Opened, diary.Acts, diary.Refusals, diary.Faults));
        return diary.Faults is 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    private sealed record Request(Uri Url, int Seed, double? Hours, double Rate, TimeSpan Wait);
}
