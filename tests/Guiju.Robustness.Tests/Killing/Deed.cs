using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Guiju.Robustness.Tests.Killing;

/// <summary>One command as its client knows it: what was asked, under which key, and what was answered, if anything was.</summary>
internal sealed class Deed(string role, string path, JsonObject body, string? key)
{
    private readonly string _body = body.ToJsonString();

    /// <summary>Whose token it is sent with.</summary>
    public string Role => role;

    /// <summary>The key under which it counts once.</summary>
    public string? Key => key;

    /// <summary>What tells an order from all others when there is no key.</summary>
    public string? Summary => (string?)body["summary"];

    /// <summary>What was answered first; null when nothing was.</summary>
    public (int Status, string Body)? Answer { get; private set; }

    /// <summary>Whether the server said that it is done.</summary>
    public bool IsDone => Answer is { Status: 200 or 201 };

    /// <summary>Sends it and keeps the answer; false when there was none.</summary>
    public async Task<bool> SendAsync(HttpClient client)
    {
        try
        {
            Answer = (await AskAsync(client)).Answer;
            return true;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return false;
        }
    }

    /// <summary>Sends it again; what was answered, and whether the server called it a repetition.</summary>
    public async Task<((int Status, string Body) Answer, bool IsReplay)> AskAsync(HttpClient client)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(_body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        return (((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()), answer.Headers.Contains("Idempotent-Replay"));
    }

    public override string ToString() => $"{path} {key ?? Summary}: {Answer?.ToString() ?? "no answer"}";
}
