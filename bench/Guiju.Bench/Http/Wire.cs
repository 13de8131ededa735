using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Guiju.Bench.Http;

/// <summary>
/// One HTTP/1.1 connection that posts JSON and waits for the answer. It is as thin as can be, because on a small machine a general
/// client takes about as much of the processors as the server that is to be measured.
/// </summary>
internal sealed class Wire(Uri address, string token) : IDisposable
{
    private readonly TcpClient _socket = new() { NoDelay = true };
    private readonly string _head = $" HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n";
    private byte[] _buffer = new byte[16 * 1024];
    private int _filled;

    /// <summary>Opens the connection.</summary>
    public Task ConnectAsync() => _socket.ConnectAsync(address.Host, address.Port);

    /// <summary>Posts a body under a key of its own; answers status and body.</summary>
    public async Task<(int Status, string Body)> PostAsync(string path, byte[] body)
    {
        var head = $"POST {path}{_head}Idempotency-Key: {Guid.NewGuid():n}\r\nContent-Length: {body.Length}\r\n\r\n";
        var request = new byte[Encoding.ASCII.GetByteCount(head) + body.Length];
        body.CopyTo(request, Encoding.ASCII.GetBytes(head, request));
        await _socket.GetStream().WriteAsync(request);

        _filled = 0;
        int end;
        while ((end = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
            await FillAsync();
        var fields = Encoding.ASCII.GetString(_buffer, 0, end);
        var status = int.Parse(fields.AsSpan(9, 3), CultureInfo.InvariantCulture);
        return (status, Length(fields) is { } length ? await CountedAsync(end + 4, length) : await ChunkedAsync(end + 4));
    }

    public void Dispose() => _socket.Dispose();

    private static int? Length(string fields)
    {
        const string Name = "\r\nContent-Length: ";
        var at = fields.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : int.Parse(fields.AsSpan(at + Name.Length).Trim()[..fields.AsSpan(at + Name.Length).IndexOfAnyExceptInRange('0', '9')], CultureInfo.InvariantCulture);
    }

    private async Task<string> CountedAsync(int start, int length)
    {
        while (_filled < start + length)
            await FillAsync();
        return Encoding.UTF8.GetString(_buffer, start, length);
    }

    /// <summary>Chunks, each under its length in hexadecimal.</summary>
    private async Task<string> ChunkedAsync(int at)
    {
        var body = new StringBuilder();
        while (true)
        {
            int line;
            while ((line = _buffer.AsSpan(at, _filled - at).IndexOf("\r\n"u8)) < 0)
                await FillAsync();
            var length = int.Parse(Encoding.ASCII.GetString(_buffer, at, line), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            at += line + 2;
            while (_filled < at + length + 2)
                await FillAsync();
            if (length is 0)
                return body.ToString();
            body.Append(Encoding.UTF8.GetString(_buffer, at, length));
            at += length + 2;
        }
    }

    private async Task FillAsync()
    {
        if (_filled == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await _socket.GetStream().ReadAsync(_buffer.AsMemory(_filled));
        _filled += read > 0 ? read : throw new IOException("The server closed the connection.");
    }
}
