using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Guiju.Testing;

namespace Guiju.Driving;

/// <summary>The real server in a process of its own, with its own folder and database, on a loopback port that it keeps over restarts.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(90);

    private readonly ConcurrentQueue<string> _output = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("guiju-server-").FullName;
    private readonly string? _postgres;
    private readonly double? _demoSpeed;
    private Process? _process;

    private ServerProcess(string? postgres, double? demoSpeed)
    {
        (_postgres, _demoSpeed) = (postgres, demoSpeed);
        Address = new($"http://127.0.0.1:{FreePort()}");
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The PostgreSQL connection string; null on SQLite.</summary>
    public string? Postgres => _postgres;

    /// <summary>Its folder, with the SQLite file and what was uploaded.</summary>
    public string Data => _folder;

    /// <summary>The SQLite file.</summary>
    public string SqliteFile => Path.Combine(_folder, "guiju.db");

    /// <summary>The process's id, while it runs.</summary>
    public int Id => _process!.Id;

    /// <summary>How long it has had a processor.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>What the server wrote.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts a server without a demo world on an empty database of the engine.</summary>
    public static async Task<ServerProcess> StartAsync(bool postgres, CancellationToken ct = default)
    {
        var server = new ServerProcess(postgres ? await PrivatePostgres.CreateDatabaseAsync(ct) : null, null);
        await server.StartAgainAsync(ct);
        return server;
    }

    /// <summary>Starts a server with the demo world on SQLite, in which time passes so many times faster.</summary>
    public static async Task<ServerProcess> StartDemoAsync(double speed, CancellationToken ct = default)
    {
        var server = new ServerProcess(null, speed);
        await server.StartAgainAsync(ct);
        return server;
    }

    /// <summary>Starts it again after it was killed, on what its database holds.</summary>
    public async Task StartAgainAsync(CancellationToken ct = default)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Guiju.Server.dll"), .. _demoSpeed is null ? new[] { "--empty" } : []])
        {
            WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var (name, value) in Environment())
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await AnswersAsync(ct);
    }

    /// <summary>kill -9, without a word of warning.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
        if (_postgres is not null)
            await PrivatePostgres.DropDatabaseAsync(_postgres);
        Directory.Delete(_folder, recursive: true);
    }

    private Dictionary<string, string?> Environment() => new(StringComparer.Ordinal)
    {
        ["GUIJU_URLS"] = Address.ToString(),
        ["GUIJU_DATA"] = _folder,
        ["GUIJU_DB"] = _postgres,
        ["GUIJU_NORMS"] = Repository.PathOf("norms"),
        ["GUIJU_WEB"] = Path.Combine(_folder, "web"),
        ["GUIJU_DEMO_SPEED"] = _demoSpeed?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Access__PasswordIterations"] = "1000",
    };

    private async Task AnswersAsync(CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(50, ct))
        {
            try
            {
                if ((await client.GetAsync("/api/health", ct)).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (waited.Elapsed < StartsWithin && !_process!.HasExited)
            {
                // It does not listen yet.
            }

            if (waited.Elapsed > StartsWithin || _process!.HasExited)
                throw new InvalidOperationException("The server did not start:\n" + Output);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
