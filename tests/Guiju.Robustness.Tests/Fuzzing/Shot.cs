using System.Text;

namespace Guiju.Robustness.Tests.Fuzzing;

/// <summary>One request, down to its bytes.</summary>
internal sealed record Shot(string Method, string Path, string Token)
{
    private readonly List<(string Name, string Value)> _headers = [];

    public byte[]? Body { get; init; }

    public string MediaType { get; init; } = "application/json";

    /// <summary>The same with another body.</summary>
    public Shot With(string body) => this with { Body = Encoding.UTF8.GetBytes(body) };

    /// <summary>With one header more.</summary>
    public Shot And(string name, string value)
    {
        _headers.Add((name, value));
        return this;
    }

    /// <summary>Sends it as it is; null when the client itself would not.</summary>
    public async Task<HttpResponseMessage?> SendAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(client.BaseAddress!, Path));
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Token);
        if (Body is not null)
        {
            // Who announces too much is answered before he sends it; who sends it at once may find the line cut.
            request.Headers.ExpectContinue = Body.Length > 1024 * 1024;
            request.Content = new ByteArrayContent(Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", MediaType);
        }

        foreach (var (name, value) in _headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            return await client.SendAsync(request);
        }
        catch (HttpRequestException unsendable) when (unsendable.InnerException is not IOException)
        {
            return null;
        }
    }

    public override string ToString()
    {
        var body = Body is null ? "" : Encoding.UTF8.GetString(Body);
        return $"{Method} {Cut(Path, 200)} {string.Join(' ', _headers.Select(h => $"{h.Name}: {Cut(h.Value, 60)}"))} {MediaType} {Cut(body, 900)}";
    }

    private static string Cut(string text, int most) => text.Length > most ? $"{text[..most]}… ({text.Length})" : text;
}
