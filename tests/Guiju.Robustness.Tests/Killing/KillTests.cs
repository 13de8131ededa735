using System.Diagnostics;
using Guiju.Driving;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Robustness.Tests.Killing;

/// <summary>The promise that an answer is: what was answered is kept, and nothing is ever half there.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Rounds = 3;

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_killed_server_has_kept_all_that_it_answered_and_nothing_by_halves(bool postgres)
    {
        var chance = new Random(Seed.Next(output));
        await using var server = await ServerProcess.StartAsync(postgres);
        var company = await Company.FoundAsync(server.Address);
        using var crowd = new Crowd(company);
        await crowd.PrepareAsync();
        for (var round = 1; round <= Rounds; round++)
        {
            var took = Stopwatch.StartNew();
            var deeds = await KillAmidstAsync(server, crowd, chance);
            var unanswered = await CheckAsync(server, deeds, repeated: false);
            await server.StartAgainAsync();
            await RepeatAsync(crowd, deeds);
            await CheckAsync(server, deeds, repeated: true);
            output.WriteLine($"round {round}: {deeds.Count(d => d.IsDone)} of {deeds.Count} were answered, {unanswered} more were done, {took.Elapsed.TotalSeconds:F1} s");
        }

        await server.KillAsync();
        await ComparedWithItsEventsAsync(server);
    }

    /// <summary>Kills the server at a random answer of a thousand commands, or a moment after it.</summary>
    private static async Task<IReadOnlyList<Deed>> KillAmidstAsync(ServerProcess server, Crowd crowd, Random chance)
    {
        var (last, moment) = (chance.Next(1, 700), TimeSpan.FromMilliseconds(chance.Next(4)));
        var (count, reached) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var killing = Task.Run(async () =>
        {
            await reached.Task;
            await Task.Delay(moment);
            await server.KillAsync();
        });
        var deeds = await crowd.RushAsync(chance, () =>
        {
            if (Interlocked.Increment(ref count) == last)
                reached.TrySetResult();
        });
        await killing.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(deeds.Count >= 1000, $"only {deeds.Count} commands");
        Assert.InRange(deeds.Count(d => d.IsDone), 1, deeds.Count - 1);
        Assert.All(deeds, d => Assert.True(d.IsDone || d.Answer is null, d.ToString()));
        return deeds;
    }

    /// <summary>Whoever got no answer sends his command again under its key, and whoever got one may do so as well.</summary>
    private static async Task RepeatAsync(Crowd crowd, IReadOnlyList<Deed> deeds)
    {
        foreach (var step in deeds.Where(d => d is { Key: not null, Answer: null, Role: "engineer" }))
            Assert.True((await crowd.AskAsync(step)).Answer.Status is 200, step.ToString());

        await Task.WhenAll(deeds.Where(d => d.Key is not null).Select(async deed =>
        {
            var (answer, isReplay) = await crowd.AskAsync(deed);
            Assert.True(deed.IsDone ? isReplay && answer == deed.Answer : answer.Status is 200 or 201, $"{deed}; repeated: {answer}");
        }));
    }

    /// <summary>Holds what is there against what was answered; tells how many commands are there, wholly, whose answers were cut off.</summary>
    private static async Task<int> CheckAsync(ServerProcess server, IReadOnlyList<Deed> deeds, bool repeated)
    {
        await Books.CommandAsync(server, "verify");
        await using var books = Books.Of(server);
        var (events, acts) = (await books.EventsAsync(), await books.ActsAsync());
        var ofKey = events.Where(e => e.ActKey is not null).ToLookup(e => e.ActKey!, StringComparer.Ordinal);
        var orders = await books.AskAsync(db => db.Orders.AsNoTracking().ToListAsync());
        var ofSummary = orders.ToLookup(o => o.Summary, StringComparer.Ordinal);

        foreach (var deed in deeds)
        {
            var isCounted = deed.Key is not null && acts.ContainsKey(deed.Key);
            var told = deed.IsDone ? Books.EventsIn(deed.Answer!.Value.Body) : isCounted ? Books.EventsIn(acts[deed.Key!].Answer!) : [];
            if (deed.Key is not null)
                Assert.True(isCounted || !(deed.IsDone || repeated), $"{deed} is not there");
            if (deed.Key is not null)
                Assert.Equal(told, ofKey[deed.Key].Select(e => e.Id));
            else if (deed.IsDone)
                Assert.Subset(events.Select(e => e.Id).ToHashSet(), told.ToHashSet());
            if (deed.Summary is { } summary)
                Assert.Equal(deed.Key is null ? deed.IsDone || ofSummary.Contains(summary) : isCounted, ofSummary[summary].Count() is 1);
        }

        AgreeWithEachOther(events, orders, await books.AskAsync(db => db.Set<VerdictRow>().AsNoTracking().Select(v => v.CaseId).ToListAsync()));
        return deeds.Count(d => d is { Key: not null, IsDone: false } && acts.ContainsKey(d.Key));
    }

    /// <summary>An order is one opening, one number, one row, and one row of verdicts for every case.</summary>
    private static void AgreeWithEachOther(List<EventRow> events, List<OrderRow> orders, List<Guid> judged)
    {
        Assert.Equal(events.Where(e => e.Name is "order.opened").Select(e => e.CaseId).Order(), orders.Select(o => o.Id).Order());
        Assert.Equal(orders.Count, orders.Select(o => o.Number).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(events.Select(e => e.CaseId).Distinct().Order(), judged.Order());
    }

    private static async Task ComparedWithItsEventsAsync(ServerProcess server)
    {
        await using var books = Books.Of(server);
        var live = await books.ProjectionsAsync();
        await Books.CommandAsync(server, "rebuild");
        Assert.Equal(live, await books.ProjectionsAsync());
        await Books.CommandAsync(server, "verify");
    }
}
