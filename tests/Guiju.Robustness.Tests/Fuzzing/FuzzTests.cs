using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guiju.Driving;

namespace Guiju.Robustness.Tests.Fuzzing;

/// <summary>Requests that no program of ours would send, at every door: each is answered, and one that is refused has changed nothing.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Requests = 2500;
    private const int RequestsPerOrder = 25;

    [Theory, InlineData(false), InlineData(true)]
    public async Task No_request_is_a_fault_and_none_that_is_refused_leaves_a_trace(bool postgres)
    {
        var chance = new Random(Seed.Next(output));
        await using var server = await ServerProcess.StartAsync(postgres);
        var company = await Company.FoundAsync(server.Address);
        await using var target = new Target(server, company, chance);
        await target.AddVictimAsync();
        await target.AddOrderAsync();
        var faults = new List<string>();
        var answers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var slowest = TimeSpan.Zero;

        foreach (var (number, shot) in Shots(target, company, chance).Take(Requests).Index())
        {
            if (number % RequestsPerOrder is RequestsPerOrder - 1)
                await target.AddOrderAsync();
            var before = await target.CountAsync();
            var took = Stopwatch.StartNew();
            using var answer = await shot.SendAsync(target.Client);
            slowest = slowest > took.Elapsed ? slowest : took.Elapsed;
            var text = answer is null ? "" : await answer.Content.ReadAsStringAsync();
            if (!IsBelowUs(shot, answer) && await WrongAsync(answer, text, before, target) is { } wrong)
                faults.Add($"{wrong}\n    {shot}\n    {answer?.StatusCode} {text}");
            var status = answer is null ? "not sent" : ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
            answers[status] = answers.GetValueOrDefault(status) + 1;
        }

        output.WriteLine($"{string.Join(", ", answers.Select(a => $"{a.Key}: {a.Value}"))}; slowest {slowest.TotalMilliseconds:F0} ms");
        Assert.True(faults.Count is 0, $"{faults.Count} of {Requests}:\n" + string.Join('\n', faults.DistinctBy(f => f.Split('\n')[0] + f.Split('\n')[1].Split(' ')[4]).Take(40)) + "\n" + Stacks(server.Output));
        await Books.CommandAsync(server, "verify");
    }

    /// <summary>Endless requests, each at a random door, nearly each spoilt in a random way.</summary>
    private static IEnumerable<Shot> Shots(Target target, Company company, Random chance)
    {
        var document = JsonNode.Parse(File.ReadAllText(Repository.PathOf("tests", "snapshots", "openapi.json")))!.AsObject();
        var doors = Door.All(document);
        var writing = doors.Where(d => d.Method is not "GET").ToArray();
        var samples = new Samples(document, target.Known, chance);
        var mischief = new Mischief(chance, target.Ids);
        while (true)
        {
            var door = chance.Next(8) is 0 ? doors[chance.Next(doors.Count)] : writing[chance.Next(writing.Length)];
            var body = door.Body is null ? null : samples.Of(door.Body)!.AsObject();
            var query = string.Join('&', door.Queries.Where(_ => chance.Next(3) is 0).Select(q => $"{q}={mischief.Query()}"));
            var role = chance.Next(10) is 0 ? company.Tokens.Keys.ElementAt(chance.Next(company.Tokens.Count)) : door.Role;
            var shot = new Shot(door.Method, target.Fill(door.Path) + (query is "" ? "" : "?" + query), company.Tokens[role]);
            if (door.Path.Contains("files", StringComparison.Ordinal) && door.Method is "PUT")
                shot = shot with { Body = new byte[chance.Next(100)], MediaType = "image/png" };
            if (body is not null)
                shot = shot.With(body.ToJsonString());
            yield return chance.Next(12) is 0 ? shot : mischief.Spoil(shot, body);
        }
    }

    /// <summary>Kestrel itself turns these away, with an empty answer, before Guiju has seen them; or the address led out of the API.</summary>
    private static bool IsBelowUs(Shot shot, HttpResponseMessage? answer) =>
        answer is { StatusCode: HttpStatusCode.RequestUriTooLong } || answer?.RequestMessage?.RequestUri?.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal) is false
        || (answer is { StatusCode: HttpStatusCode.BadRequest } && shot.Path.Split('?')[0].Contains("%00", StringComparison.Ordinal));

    /// <summary>What is wrong with an answer, if anything is.</summary>
    private static async Task<string?> WrongAsync(HttpResponseMessage? answer, string text, string before, Target target)
    {
        if (answer is null or { IsSuccessStatusCode: true })
            return null;

        var (status, after) = ((int)answer.StatusCode, await target.CountAsync());
        return status switch
        {
            >= 500 => "a fault",
            < 400 => "neither done nor refused",
            _ when after != before => $"refused, and yet {before} became {after}",
            _ when answer.Content.Headers.ContentType?.MediaType is not "application/problem+json" => $"{status} is no problem document",
            _ => WrongIn(text, status),
        };
    }

    private static string? WrongIn(string text, int status)
    {
        try
        {
            var problem = JsonNode.Parse(text)!.AsObject();
            var isOurs = problem["status"]?.GetValue<int>() == status && problem["code"]?.GetValue<string>() is { Length: > 0 } code
                && problem["title"]?.GetValue<string>() is { Length: > 0 } title && title != code && problem["type"]?.GetValue<string>().EndsWith(code, StringComparison.Ordinal) is true;
            var tells = new[] { "Exception", "System.", "Microsoft.", "Npgsql", "SQLite", "   at " }.FirstOrDefault(w => text.Contains(w, StringComparison.Ordinal));
            return !isOurs ? $"{status} lacks a field of ours" : tells is not null ? $"{status} tells of {tells}" : null;
        }
        catch (JsonException)
        {
            return $"{status} is no JSON";
        }
    }

    /// <summary>Where the server says its faults came from.</summary>
    private static string Stacks(string output) => string.Join('\n', output.Split('\n')
        .Where(l => l.Contains("Exception", StringComparison.Ordinal) || l.Contains(" at Guiju.", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Take(60));
}
