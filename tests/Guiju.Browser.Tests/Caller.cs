using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guiju.Server.Demo;

namespace Guiju.Browser.Tests;

/// <summary>Somebody of the demo world who acts by program, to bring the product to where a test begins.</summary>
public sealed class Caller : IDisposable
{
    private readonly HttpClient _client;

    private Caller(Uri product)
    {
        _client = new() { BaseAddress = product };
        _client.DefaultRequestHeaders.Add("X-Guiju", "1");
        _client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
    }

    /// <summary>Signs in.</summary>
    public static async Task<Caller> SignInAsync(Uri product, string userName)
    {
        var caller = new Caller(product);
        await caller.PostAsync("/api/session", new { userName, password = DemoWorld.Password });
        return caller;
    }

    /// <summary>Does an act that must be accepted.</summary>
    public async Task<JsonNode> PostAsync(string path, object body)
    {
        var answer = await _client.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Reads what must be there.</summary>
    public async Task<JsonNode> GetAsync(string path) => (await _client.GetFromJsonAsync<JsonNode>(path))!;

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();
}
