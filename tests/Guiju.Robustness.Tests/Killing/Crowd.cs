using System.Text.Json.Nodes;
using Guiju.Driving;

namespace Guiju.Robustness.Tests.Killing;

/// <summary>Everybody at once: orders opened with and without a key or by three impatient fingers, and engineers on their way.</summary>
internal sealed class Crowd(Company company) : IDisposable
{
    private const int Engineers = 150;

    private readonly Dictionary<string, HttpClient> _clients = company.Tokens.Keys.ToDictionary(r => r, company.As, StringComparer.Ordinal);
    private readonly IReadOnlyList<(string Path, JsonObject Body)> _steps = Company.Steps(TimeProvider.System.GetUtcNow());
    private readonly List<Walk> _walks = [];
    private int _number;

    /// <summary>Gives every engineer's visit out.</summary>
    public async Task PrepareAsync() => _walks.AddRange(await Task.WhenAll(Enumerable.Range(0, Engineers).Select(async _ =>
    {
        var order = await DoAsync(new("agent", "/api/orders", company.Intake, null));
        return new Walk(await DoAsync(new("dispatcher", $"/api/orders/{order}/visits", new() { ["engineerId"] = company.Engineer }, null)));
    })));

    /// <summary>
    /// A thousand commands at once; <paramref name="answered"/> is called for each answer. What becomes known of each is in what is returned.
    /// </summary>
    public async Task<IReadOnlyList<Deed>> RushAsync(Random chance, Action answered)
    {
        var opened = Enumerable.Range(0, 300).Select(_ => Open(NewKey())).Concat(Enumerable.Range(0, 100).Select(_ => Open(null)));
        var insisted = Enumerable.Range(0, 100).Select(_ => Open(NewKey())).SelectMany(first => new[] { first, first.Again(), first.Again() });
        var sequences = opened.Concat(insisted).Select(o => new[] { o.Deed }).Concat(_walks.Select(w => w.Next(2, _steps, NewKey))).ToArray();
        chance.Shuffle(sequences);
        await Task.WhenAll(sequences.Select(async sequence =>
        {
            foreach (var deed in sequence)
            {
                if (!await deed.SendAsync(_clients[deed.Role]))
                    break;
                answered();
            }
        }));
        return [.. sequences.SelectMany(s => s)];
    }

    /// <summary>Sends a command, again or for the first time.</summary>
    public Task<((int Status, string Body) Answer, bool IsReplay)> AskAsync(Deed deed) => deed.AskAsync(_clients[deed.Role]);

    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
    }

    private async Task<Guid> DoAsync(Deed deed)
    {
        Assert.True(await deed.SendAsync(_clients[deed.Role]) && deed.IsDone, deed.ToString());
        return JsonNode.Parse(deed.Answer!.Value.Body)!["id"]!.GetValue<Guid>();
    }

    private static string NewKey() => Guid.NewGuid().ToString("N");

    private Opening Open(string? key)
    {
        var intake = company.Intake;
        intake["summary"] = $"专线中断 {++_number:D6}";
        return new(intake, key);
    }

    private sealed record Opening(JsonObject Intake, string? Key)
    {
        public Deed Deed { get; } = new("agent", "/api/orders", Intake, Key);

        public Opening Again() => new(Intake, Key);
    }

    /// <summary>One visit, step by step; a step that was not answered is sent again after the crash, so the next rush goes on behind it.</summary>
    private sealed class Walk(Guid visit)
    {
        private int _done;

        public Deed[] Next(int count, IReadOnlyList<(string Path, JsonObject Body)> steps, Func<string> newKey)
        {
            var next = steps.Skip(_done).Take(count).Select(s => new Deed("engineer", $"/api/visits/{visit}/{s.Path}", s.Body, newKey())).ToArray();
            _done += next.Length;
            return next;
        }
    }
}
