using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Guiju.Browser.Tests;

[assembly: AssemblyFixture(typeof(Product))]

namespace Guiju.Browser.Tests;

/// <summary>The product as it is shipped: the server in its own process, with its own folder, the demo world and the built screens.</summary>
public sealed class Product : IAsyncLifetime
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(90);

    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Where its database is.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("guiju-browser-").FullName;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Guiju.Server.dll")])
        {
            WorkingDirectory = Data, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in Settings())
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await AnswersAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        Directory.Delete(Data, recursive: true);
    }

    // Demo time runs no faster than the tests click, so that what is in time for a person is in time for a loaded machine.
    private Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        ["GUIJU_URLS"] = Address.ToString(),
        ["GUIJU_DATA"] = Data,
        ["GUIJU_WEB"] = Screens.Folder(),
        ["GUIJU_NORMS"] = Repository.PathOf("norms"),
        ["GUIJU_DEMO_SPEED"] = "1",
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
    };

    private async Task AnswersAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            try
            {
                if ((await client.GetAsync("/api/health")).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (waited.Elapsed < StartsWithin && !_process!.HasExited)
            {
                // It does not listen yet.
            }

            if (waited.Elapsed > StartsWithin || _process!.HasExited)
                throw new InvalidOperationException("The server did not start:\n" + string.Join('\n', _output));
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
