using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guiju.Driving;

namespace Guiju.Bench.Http;

/// <summary>Clients of the real server: each on a connection of its own, with one command under way at a time.</summary>
internal sealed class ServerLoad(ServerProcess server, Company company, int clients) : IDisposable
{
    private readonly Dictionary<string, Wire[]> _wires = new(StringComparer.Ordinal);

    /// <summary>Opens orders; each is a command that starts clocks and is judged.</summary>
    public Task<Round> CreateAsync(int orders)
    {
        var body = Encoding.UTF8.GetBytes(company.Intake.ToJsonString());
        return RunAsync("agent", orders, _ => ("/api/orders", body));
    }

    /// <summary>Takes fresh visits through their first steps, each visit's one after the other; answers the steps' round.</summary>
    public async Task<Round> StepAsync(int steps)
    {
        var walk = Company.Steps(TimeProvider.System.GetUtcNow()).Take(4).Select(s => (s.Path, Body: Encoding.UTF8.GetBytes(s.Body.ToJsonString()))).ToArray();
        var visits = await DispatchedVisitsAsync((steps + walk.Length - 1) / walk.Length);

        // All first steps, then all second ones: a step waits for the one before it on the same visit because that lies a whole round back.
        return await RunAsync("engineer", visits.Length * walk.Length, i => ($"/api/visits/{visits[i % visits.Length]}/{walk[i / visits.Length].Path}", walk[i / visits.Length].Body));
    }

    public void Dispose()
    {
        foreach (var wire in _wires.Values.SelectMany(w => w))
            wire.Dispose();
    }

    private async Task<Guid[]> DispatchedVisitsAsync(int count)
    {
        var visits = new Guid[count];
        var (intake, dispatch) = (Encoding.UTF8.GetBytes(company.Intake.ToJsonString()), JsonSerializer.SerializeToUtf8Bytes(new { engineerId = company.Engineer }));
        var (agents, dispatchers) = (await WiresAsync("agent"), await WiresAsync("dispatcher"));
        await Round.Of(clients, count, async (client, i) =>
        {
            var order = IdOf(await agents[client].PostAsync("/api/orders", intake));
            visits[i] = IdOf(await dispatchers[client].PostAsync($"/api/orders/{order}/visits", dispatch));
        });
        return visits;
    }

    private async Task<Round> RunAsync(string role, int commands, Func<int, (string Path, byte[] Body)> command)
    {
        var wires = await WiresAsync(role);
        var began = server.ProcessorTime;
        var round = await Round.Of(clients, commands, async (client, i) =>
        {
            var (path, body) = command(i);
            IdOf(await wires[client].PostAsync(path, body));
        });
        return round with { ProcessorMilliseconds = (server.ProcessorTime - began).TotalMilliseconds / commands };
    }

    private async Task<Wire[]> WiresAsync(string role)
    {
        if (_wires.TryGetValue(role, out var wires))
            return wires;

        _wires[role] = wires = [.. Enumerable.Range(0, clients).Select(_ => new Wire(company.Address, company.Tokens[role]))];
        foreach (var wire in wires)
            await wire.ConnectAsync();
        return wires;
    }

    /// <summary>A command that is not accepted would make the measure a lie.</summary>
    private static Guid IdOf((int Status, string Body) answer) => answer.Status is 200 or 201
        ? JsonNode.Parse(answer.Body)!["id"]!.GetValue<Guid>()
        : throw new InvalidOperationException($"{answer.Status}: {answer.Body}");
}
