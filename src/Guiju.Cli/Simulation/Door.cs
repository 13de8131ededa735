using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guiju.Server.Demo;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;

namespace Guiju.Cli.Simulation;

/// <summary>
/// The server's public HTTP API as its users meet it: each with a session of his own, not too many requests a second, and trying again
/// while the server is away. An act carries its key through all tries, so that it counts once.
/// </summary>
internal sealed class Door(Uri server, double mostPerSecond, TimeSpan patience, TimeProvider clock) : IDisposable
{
    private const string SessionPath = "/api/session";
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
    private readonly Dictionary<string, string> _sessions = new(StringComparer.Ordinal);
    private long _last = clock.GetTimestamp();

    /// <summary>What became of an act.</summary>
    public sealed record Answer(HttpStatusCode Status, JsonNode? Body)
    {
        public bool IsDone => (int)Status is >= 200 and < 300;

        /// <summary>The session that a sign-in opened.</summary>
        public string? Cookie { get; init; }

        /// <summary>The code of a refusal.</summary>
        public string Code => (string?)Body?["code"] ?? "";
    }

    /// <summary>How many requests were made.</summary>
    public int Requests { get; private set; }

    /// <summary>Reads something; without a user, what anybody may read.</summary>
    public async Task<T> GetAsync<T>(string? user, string path, CancellationToken ct)
    {
        var answer = await SendAsync(user, () => new HttpRequestMessage(HttpMethod.Get, path), ct);
        return answer.IsDone && answer.Body is { } body ? body.Deserialize<T>(Json.Options)! : throw new ServerOddException(path, answer);
    }

    /// <summary>Does something, on the version of the order that was seen.</summary>
    public Task<Answer> PostAsync(string user, string path, ActRequest body, int? seen, CancellationToken ct)
    {
        var key = Guid.NewGuid().ToString();
        return SendAsync(user, () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, body.GetType(), options: Json.Options) };
            request.Headers.Add("Idempotency-Key", key);
            if (seen is { } version)
                request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
            return request;
        }, ct);
    }

    /// <summary>Sends a picture.</summary>
    public Task<Answer> PutAsync(string user, byte[] picture, CancellationToken ct) => SendAsync(user, () =>
    {
        var content = new ByteArrayContent(picture);
        content.Headers.ContentType = new("image/png");
        return new(HttpMethod.Put, "/api/files/" + Picture.HashOf(picture)) { Content = content };
    }, ct);

    public void Dispose() => _http.Dispose();

    private async Task<Answer> SendAsync(string? user, Func<HttpRequestMessage> make, CancellationToken ct)
    {
        var answer = await TryAsync(user, make, ct);
        if (answer.Status is HttpStatusCode.Unauthorized && user is not null && _sessions.Remove(user))
            answer = await TryAsync(user, make, ct);
        return answer;
    }

    /// <summary>Tries until the server answers, or has been away for too long.</summary>
    private async Task<Answer> TryAsync(string? user, Func<HttpRequestMessage> make, CancellationToken ct)
    {
        var session = user is null ? null : await SessionOfAsync(user, ct);
        var began = clock.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                var answer = await OnceAsync(session, make(), ct);
                if (answer.Status is not (HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout) || clock.GetElapsedTime(began) > patience)
                    return answer;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException && !ct.IsCancellationRequested)
            {
                if (clock.GetElapsedTime(began) > patience)
                    throw new ServerAwayException(server, failure);
            }

            await Task.Delay(pause, clock, ct);
        }
    }

    private async Task<Answer> OnceAsync(string? session, HttpRequestMessage request, CancellationToken ct)
    {
        var free = TimeSpan.FromSeconds(1 / mostPerSecond) - clock.GetElapsedTime(_last);
        if (free > TimeSpan.Zero)
            await Task.Delay(free, clock, ct);
        _last = clock.GetTimestamp();
        Requests++;

        using (request)
        {
            request.Headers.Add("X-Guiju", "1");
            if (session is not null)
                request.Headers.Add("Cookie", session);
            using var response = await _http.SendAsync(request, ct);
            return new(response.StatusCode, await BodyOfAsync(response, ct))
            {
                Cookie = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.First().Split(';')[0] : null,
            };
        }
    }

    private static async Task<JsonNode?> BodyOfAsync(HttpResponseMessage response, CancellationToken ct) =>
        response.Content.Headers.ContentType?.MediaType is { } type && type.EndsWith("json", StringComparison.Ordinal)
            ? await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync(ct), cancellationToken: ct)
            : null;

    private async Task<string> SessionOfAsync(string user, CancellationToken ct)
    {
        if (_sessions.TryGetValue(user, out var session))
            return session;

        var answer = await TryAsync(null, () => new(HttpMethod.Post, SessionPath) { Content = JsonContent.Create(new { userName = user, password = DemoWorld.Password }) }, ct);
        return _sessions[user] = answer is { IsDone: true, Cookie: { } cookie } ? cookie : throw new ServerOddException(SessionPath, answer);
    }
}

/// <summary>The server did not answer for too long.</summary>
internal sealed class ServerAwayException(Uri server, Exception cause) : Exception($"{server}: {cause.GetBaseException().Message}", cause);

/// <summary>The server answered something that a demo world does not answer.</summary>
internal sealed class ServerOddException(string path, Door.Answer answer) : Exception($"{path}: {(int)answer.Status} {answer.Code}");
