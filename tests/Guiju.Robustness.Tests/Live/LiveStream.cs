using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Guiju.Robustness.Tests.Live;

/// <summary>One who watches: reads the stream as it comes and keeps what came.</summary>
internal sealed class LiveStream : IAsyncDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<Seen> _seen = Channel.CreateUnbounded<Seen>();
    private readonly Task _reading;

    private LiveStream(HttpResponseMessage answer)
    {
        _answer = answer;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>The position of the last item that came.</summary>
    public long Last { get; private set; }

    /// <summary>Completes when the server ends the stream.</summary>
    public Task Ended => _reading;

    /// <summary>Opens a stream, after a position if one is named, and waits until it greets.</summary>
    public static async Task<LiveStream> OpenAsync(HttpClient client, long? after = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/live");
        if (after is { } position)
            request.Headers.Add("Last-Event-ID", position.ToString(CultureInfo.InvariantCulture));
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.EnsureSuccessStatusCode().Content.Headers.ContentType!.MediaType);
        var stream = new LiveStream(answer);
        Assert.Equal("hello", (await stream._seen.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10))).Type);
        return stream;
    }

    /// <summary>The next events of cases until one of this name has come to this case.</summary>
    public async Task<List<Seen>> UntilAsync(Guid id, string name, TimeSpan atMost)
    {
        using var limit = new CancellationTokenSource(atMost);
        var seen = new List<Seen>();
        await foreach (var item in _seen.Reader.ReadAllAsync(limit.Token))
        {
            seen.Add(item);
            if (item.Id == id && item.Name == name)
                return seen;
        }

        throw new InvalidOperationException($"The stream ended before {name}.");
    }

    /// <summary>What has come so far and was not taken yet.</summary>
    public List<Seen> Rest()
    {
        var seen = new List<Seen>();
        while (_seen.Reader.TryRead(out var item))
            seen.Add(item);
        return seen;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _answer.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            await foreach (var item in SseParser.Create(await _answer.Content.ReadAsStreamAsync()).EnumerateAsync(_stop.Token))
            {
                Last = long.Parse(item.EventId!, CultureInfo.InvariantCulture);
                var data = JsonNode.Parse(item.Data)!;
                await _seen.Writer.WriteAsync(new(item.EventType, (Guid?)data["id"] ?? Guid.Empty, (string?)data["name"] ?? "", Last));
            }
        }
        catch (Exception cut) when (cut is IOException or OperationCanceledException)
        {
            // The stream was cut, here or there.
        }

        _seen.Writer.Complete();
    }

    /// <summary>One item as it came.</summary>
    public sealed record Seen(string Type, Guid Id, string Name, long Position);
}
