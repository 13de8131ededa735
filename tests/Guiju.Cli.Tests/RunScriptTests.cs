using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Guiju.Cli.Tests;

/// <summary><c>./run</c> as a newcomer starts and stops it, in a tree that has been built already.</summary>
public sealed class RunScriptTests : IDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);
    private readonly string _root = Directory.CreateTempSubdirectory("guiju-run-").FullName;
    private readonly int _port = FreePort();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task It_plays_the_day_and_a_signal_stops_all_of_it(string signal)
    {
        BuiltTree();
        using var run = Start([]);
        var log = Path.Combine(_root, "data", "simulation.log");
        await UntilAsync(() => run.HasExited || Read(log).Contains("visit.planned", StringComparison.Ordinal), () => Read(log));
        Assert.False(run.HasExited, run.HasExited ? await run.StandardError.ReadToEndAsync() : "");
        Command.Output("kill", $"-{signal}", run.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await run.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("dispatcher", await run.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Empty(Left());
    }

    [Fact]
    public async Task Nothing_is_left_when_the_server_cannot_start()
    {
        BuiltTree();
        using var taken = new TcpListener(IPAddress.Loopback, _port);
        taken.Start();
        using var run = Start([]);
        await run.WaitForExitAsync(new CancellationTokenSource(StartsWithin).Token);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(Left());
    }

    [Fact]
    public async Task Nobody_plays_in_an_empty_database()
    {
        BuiltTree();
        using var run = Start(["--empty"]);
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{_port}") };
        await UntilAsync(() => Answers(client), () => "");
        Command.Output("kill", "-TERM", run.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await run.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

        Assert.Equal(0, run.ExitCode);
        Assert.False(File.Exists(Path.Combine(_root, "data", "simulation.log")));
        Assert.Empty(Left());
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>A tree whose sources and products are the repository's, with the marks that they have been built.</summary>
    private void BuiltTree()
    {
        Directory.CreateDirectory(Path.Combine(_root, "web", "node_modules"));
        Directory.CreateDirectory(Path.Combine(_root, "web", "dist"));
        foreach (var link in new[] { "build", "norms", "src", "Directory.Build.props", "Directory.Packages.props" })
            File.CreateSymbolicLink(Path.Combine(_root, link), Repository.PathOf(link));
        File.Copy(Repository.PathOf("run"), Path.Combine(_root, "run"));
        File.WriteAllText(Path.Combine(_root, "web", "package-lock.json"), "{}");
        Command.Output("bash", "-c", $$"""
            root={{_root}}; . "$root/build/steps.sh"
            when_changed web-packages web/package-lock.json web/node_modules true && when_changed web web web/dist true
            when_changed dotnet "$dotnet_sources" src true
            """);
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(_root, "run"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["GUIJU_URLS"] = $"http://127.0.0.1:{_port}";
        foreach (var name in new[] { "GUIJU_DATA", "GUIJU_DB", "GUIJU_WEB", "GUIJU_SIMULATE" })
            start.Environment.Remove(name);
        return Process.Start(start)!;
    }

    /// <summary>Processes that name our address or our tree and are no children of a test any more.</summary>
    private IReadOnlyList<string> Left() =>
    [
        .. Directory.GetDirectories("/proc").Select(p => Path.Combine(p, "environ")).Select(ReadIfThere)
            .Where(e => e.Contains($"GUIJU_URLS=http://127.0.0.1:{_port}\0", StringComparison.Ordinal)),
    ];

    private static string ReadIfThere(string path)
    {
        try
        {
            return File.Exists(path) ? Encoding.UTF8.GetString(File.ReadAllBytes(path)) : "";
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string Read(string path)
    {
        if (!File.Exists(path))
            return "";
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    private static bool Answers(HttpClient client)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(client.BaseAddress!.Host, client.BaseAddress.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<bool> isSo, Func<string> otherwise)
    {
        for (var waited = Stopwatch.StartNew(); !isSo(); await Task.Delay(100))
            Assert.True(waited.Elapsed < StartsWithin, otherwise());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
