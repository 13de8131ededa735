using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Guiju.Driving;

namespace Guiju.Robustness.Tests.Live;

/// <summary>The live wire over a real network connection.</summary>
public sealed class LiveTests(ITestOutputHelper output)
{
    private static readonly TimeSpan ASecond = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ALongTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_act_reaches_within_a_second_whoever_may_see_it_and_nobody_else(bool postgres)
    {
        await using var server = await ServerProcess.StartAsync(postgres);
        var company = await Company.FoundAsync(server.Address);
        var (order, visit) = await DispatchedAsync(company);
        await company.PostAsync("engineer", $"/api/visits/{visit}/acceptance", []);
        using var dispatcher = company.As("dispatcher");
        using var engineer = company.As("engineer");
        using var colleague = company.As("colleague");
        await using var desk = await LiveStream.OpenAsync(dispatcher);
        await using var own = await LiveStream.OpenAsync(engineer);
        await using var others = await LiveStream.OpenAsync(colleague);

        for (var i = 0; i < 5; i++)
        {
            await company.PostAsync("dispatcher", $"/api/orders/{order}/pause", new() { ["reason"] = "third-party", ["note"] = "等" });
            var took = Stopwatch.StartNew();
            await Task.WhenAll(desk.UntilAsync(order, "order.paused", ASecond), own.UntilAsync(order, "order.paused", ASecond));
            output.WriteLine($"{took.Elapsed.TotalMilliseconds:F0} ms after the answer");
            await company.PostAsync("dispatcher", $"/api/orders/{order}/resumption", []);
        }

        var (_, last) = await DispatchedAsync(company, company.Colleague);
        await others.UntilAsync(last, "visit.planned", ASecond);
        await desk.UntilAsync(last, "visit.planned", ASecond);
        Assert.DoesNotContain(own.Rest(), s => s.Id == last);
        Assert.DoesNotContain(others.Rest(), s => s.Id == order || s.Id == visit);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Who_was_cut_off_misses_nothing_and_gets_nothing_twice_even_if_the_server_was_killed_meanwhile(bool postgres)
    {
        await using var server = await ServerProcess.StartAsync(postgres);
        var company = await Company.FoundAsync(server.Address);
        using var dispatcher = company.As("dispatcher");
        var seen = new List<LiveStream.Seen>();
        var opened = new List<Guid>();
        long? last = null;
        for (var cut = 0; cut < 4; cut++)
        {
            var watching = await LiveStream.OpenAsync(dispatcher, last);
            opened.AddRange(await OpenedAsync(company, 20));
            seen.AddRange(await watching.UntilAsync(opened[^1], "order.opened", Soon));
            last = seen[^1].Position;
            await watching.DisposeAsync();

            opened.AddRange(await OpenedAsync(company, 20));
            if (cut is 2)
            {
                await server.KillAsync();
                await server.StartAgainAsync();
            }
        }

        await using var again = await LiveStream.OpenAsync(dispatcher, last);
        await using var ahead = await LiveStream.OpenAsync(dispatcher, after: long.MaxValue);
        opened.AddRange(await OpenedAsync(company, 1));
        seen.AddRange(await again.UntilAsync(opened[^1], "order.opened", Soon));

        // A position that was never reached, as after an older copy was restored, is taken for the present.
        await ahead.UntilAsync(opened[^1], "order.opened", ASecond);

        Assert.Equal(opened, seen.Where(s => s.Name is "order.opened").Select(s => s.Id));
        Assert.Equal(seen.Select(s => s.Position).Distinct().Order(), seen.Where(s => s.Type is "case").Select(s => s.Position));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Who_does_not_read_holds_up_nobody(bool postgres)
    {
        await using var server = await ServerProcess.StartAsync(postgres);
        var company = await Company.FoundAsync(server.Address);
        var deaf = new List<Socket>();
        for (var i = 0; i < 10; i++)
            deaf.Add(await DeafAsync(server.Address, company.Tokens["dispatcher"]));
        using var dispatcher = company.As("dispatcher");
        await using var watching = await LiveStream.OpenAsync(dispatcher);

        var slowest = TimeSpan.Zero;
        for (var i = 0; i < 10; i++)
        {
            var took = Stopwatch.StartNew();
            var opened = await OpenedAsync(company, 20);
            await watching.UntilAsync(opened[^1], "order.opened", ALongTime);
            slowest = took.Elapsed > slowest ? took.Elapsed : slowest;
        }

        deaf.ForEach(d => d.Dispose());
        output.WriteLine($"the slowest twenty orders took {slowest.TotalMilliseconds:F0} ms");
    }

    [Fact]
    public async Task Who_may_no_longer_watch_is_cut_off()
    {
        await using var server = await ServerProcess.StartAsync(postgres: false);
        var company = await Company.FoundAsync(server.Address);
        using var browser = await company.BrowserAsync("dispatcher");
        using var program = company.As("supervisor");
        using var person = company.As("colleague");
        using var other = company.As("engineer");
        await using var goesOn = await LiveStream.OpenAsync(other);

        await CutOffAsync(browser, () => browser.DeleteAsync("/api/session"));
        var token = JsonNode.Parse(await program.GetStringAsync("/api/tokens"))!["items"]![0]!["id"];
        await CutOffAsync(program, () => program.DeleteAsync($"/api/tokens/{token}"));
        using var administrator = company.As("administrator");
        await CutOffAsync(person, () => administrator.PostAsync($"/api/users/{company.Colleague}/disabling", null));

        Assert.False(goesOn.Ended.IsCompleted);
    }

    private static async Task CutOffAsync(HttpClient watcher, Func<Task<HttpResponseMessage>> end)
    {
        await using var watching = await LiveStream.OpenAsync(watcher);
        Assert.False(watching.Ended.IsCompleted);
        (await end()).EnsureSuccessStatusCode();
        await watching.Ended.WaitAsync(Soon);
        Assert.Equal(HttpStatusCode.Unauthorized, (await watcher.GetAsync("/api/live")).StatusCode);
    }

    private static async Task<(Guid Order, Guid Visit)> DispatchedAsync(Company company, Guid? engineer = null)
    {
        var order = (await OpenedAsync(company, 1))[0];
        var planned = await company.PostAsync("dispatcher", $"/api/orders/{order}/visits", new() { ["engineerId"] = engineer ?? company.Engineer });
        return (order, planned["id"]!.GetValue<Guid>());
    }

    private static async Task<List<Guid>> OpenedAsync(Company company, int count)
    {
        var opened = new List<Guid>();
        for (var i = 0; i < count; i++)
            opened.Add((await company.PostAsync("agent", "/api/orders", company.Intake))["id"]!.GetValue<Guid>());
        return opened;
    }

    /// <summary>Asks for the stream, from the beginning, and never reads a byte of it.</summary>
    private static async Task<Socket> DeafAsync(Uri address, string token)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 1024 };
        await socket.ConnectAsync(address.Host, address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /api/live HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\nLast-Event-ID: 0\r\n\r\n"));
        return socket;
    }
}
