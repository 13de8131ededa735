using System.Globalization;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;

namespace Guiju.Cli.Simulation;

/// <summary>
/// Plays the branches' day on a server: takes calls, and does for every open order what its people would do next, when it is due.
/// It knows nothing but what the server says, so it can stop at any time and go on later.
/// </summary>
internal sealed class Day(Door door, DemoClock clock, IReadOnlyList<Branch> branches, int seed, Diary diary)
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMinutes(20);

    /// <summary>At first the branch has been at work for a while, so that the first look shows a day under way.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(75);

    private readonly Dictionary<Guid, Story> _orders = [];
    private readonly Dictionary<Guid, Branch> _branchOf = [];
    private readonly PriorityQueue<Guid, DateTimeOffset> _due = new();
    private readonly Hotline _hotline = new(branches, Phrasebook.Default);
    private Acting? _acting;
    private DateTimeOffset _began;

    /// <summary>What was done before this is told late; only in a world in which nothing has happened yet.</summary>
    private DateTimeOffset _firstMorning;

    private DateTimeOffset _nextCall;
    private DateTimeOffset _nextLook;
    private Chance _calls;
    private int _call;

    /// <summary>Plays until told to stop, or for so long in demo time.</summary>
    public async Task RunAsync(TimeSpan? lasts, CancellationToken ct)
    {
        _began = await clock.NowAsync(ct);
        var newest = await LookAroundAsync(ct);
        (_nextCall, _nextLook) = (newest is null ? _began - Before : _began, _began + LooksEvery);
        _firstMorning = newest is null ? _began : DateTimeOffset.MinValue;
        _acting = new(door, new Crew(_orders), diary, _firstMorning);
        _calls = new Chance(seed, "calls after " + newest);
        while (!ct.IsCancellationRequested)
        {
            var next = Earliest();
            var now = await clock.NowAsync(ct);
            if ((next > now ? next : now) - _began > lasts)
                return;
            now = await clock.UntilAsync(next, ct);
            await TurnAsync(next, now, ct);
        }
    }

    private DateTimeOffset Earliest()
    {
        var next = _nextCall < _nextLook ? _nextCall : _nextLook;
        return _due.TryPeek(out _, out var due) && due < next ? due : next;
    }

    private async Task TurnAsync(DateTimeOffset due, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            if (due == _nextCall)
                await TakeCallAsync(due, now, ct);
            else if (due == _nextLook)
                await LookAgainAsync(now, ct);
            else
                await GoOnAsync(_due.Dequeue(), due, now, ct);
        }
        catch (ServerOddException odd)
        {
            // One order that cannot be gone on with, or one person who cannot sign in, does not end the day.
            diary.Write(now, odd);
        }
    }

    private async Task TakeCallAsync(DateTimeOffset at, DateTimeOffset now, CancellationToken ct)
    {
        var chance = _calls.Of(++_call);
        var crew = new Crew(_orders);
        var call = _hotline.Next(chance, at, crew.IsWaiting);
        var request = call.Request with { OccurredAt = at < _firstMorning ? at : null, Device = new(Story.Device, 1) };
        _nextCall = (at < _firstMorning ? at : now) + OfficeHours.UntilNextCall(at, chance);
        var answer = await door.PostAsync(call.Agent, "/api/orders", request, null, ct);
        diary.Write(now, request.Summary, "order.opened", call.Agent, answer);
        if (answer.IsDone)
            await FollowAsync(Guid.Parse((string)answer.Body!["id"]!), call.Branch, now, ct);
    }

    /// <summary>Finds the open orders that nobody follows yet: those of an earlier run, and those that people opened. Answers the newest order's number.</summary>
    private async Task<string?> LookAroundAsync(CancellationToken ct)
    {
        string? newest = null;
        var now = await clock.NowAsync(ct);
        foreach (var branch in branches)
        {
            var lines = await door.GetAsync<Page<ListOrders.Line>>(branch.Dispatchers[0], "/api/orders?open=true&take=200", ct);
            foreach (var line in lines.Items.Where(l => !_orders.ContainsKey(l.Id)))
                await FollowAsync(line.Id, branch, now, ct);
            var last = (await door.GetAsync<Page<ListOrders.Line>>(branch.Dispatchers[0], "/api/orders?take=1", ct)).Items;
            newest = last.Select(l => l.Number).Append(newest).Max(StringComparer.Ordinal);
        }

        return newest;
    }

    private Task LookAgainAsync(DateTimeOffset now, CancellationToken ct)
    {
        _nextLook = now + LooksEvery;
        return LookAroundAsync(ct);
    }

    private async Task GoOnAsync(Guid id, DateTimeOffset due, DateTimeOffset now, CancellationToken ct)
    {
        var (story, branch) = (_orders[id], _branchOf[id]);
        DateTimeOffset? again = now + LooksEvery;
        try
        {
            var later = await _acting!.TryAsync(story, branch, new(seed, story.Order.Number), due, now, ct);
            if (later is null)
                await FollowAsync(id, branch, now, ct);
            again = later;
        }
        finally
        {
            if (again is { } at)
                _due.Enqueue(id, at);
        }
    }

    /// <summary>Looks at an order and notes when it goes on.</summary>
    private async Task FollowAsync(Guid id, Branch branch, DateTimeOffset now, CancellationToken ct)
    {
        var story = await door.GetAsync<Story>(branch.Dispatchers[0], string.Create(CultureInfo.InvariantCulture, $"/api/orders/{id:D}"), ct);
        if (story.IsOver)
        {
            _orders.Remove(id);
            _branchOf.Remove(id);
            return;
        }

        (_orders[id], _branchOf[id]) = (story, branch);
        var next = Play.Next(story, new(seed, story.Order.Number), now < _firstMorning ? _firstMorning : now);
        _due.Enqueue(id, next is null ? now + LooksEvery : next.At);
    }
}
