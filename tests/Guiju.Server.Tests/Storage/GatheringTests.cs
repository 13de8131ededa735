using Guiju.Server.Storage;

namespace Guiju.Server.Tests.Storage;

public sealed class GatheringTests
{
    [Fact]
    public async Task Who_asks_while_a_query_is_under_way_is_answered_by_the_next_one_with_all_others()
    {
        var (queries, gate) = (new List<int[]>(), new TaskCompletionSource());
        var gathering = new Gathering<int, string>(async keys =>
        {
            queries.Add([.. keys.Order()]);
            await gate.Task;
            return keys.Where(k => k < 100).ToDictionary(k => k, k => $"v{k}");
        });

        var first = gathering.Find(1, CancellationToken.None);
        var others = new[] { 2, 3, 2, 1, 100 }.Select(k => gathering.Find(k, CancellationToken.None)).ToList();
        gate.SetResult();

        Assert.Equal("v1", await first);
        Assert.Equal("v2 v3 v2 v1 ", string.Join(" ", await Task.WhenAll(others)));
        Assert.Equal([[1], [1, 2, 3, 100]], queries);
        Assert.Equal("v4", await gathering.Find(4, CancellationToken.None));
    }

    [Fact]
    public async Task A_query_that_fails_fails_for_those_who_asked_it_and_for_nobody_after_them()
    {
        var broken = true;
        var gathering = new Gathering<int, string>(keys => broken
            ? Task.FromException<IReadOnlyDictionary<int, string>>(new InvalidOperationException("down"))
            : Task.FromResult<IReadOnlyDictionary<int, string>>(keys.ToDictionary(k => k, k => "up")));

        await Assert.ThrowsAsync<InvalidOperationException>(() => gathering.Find(1, CancellationToken.None));
        broken = false;
        Assert.Equal("up", await gathering.Find(1, CancellationToken.None));
    }

    [Fact]
    public async Task Who_gives_up_waiting_keeps_nobody_else_from_the_answer()
    {
        var gate = new TaskCompletionSource();
        var gathering = new Gathering<int, string>(async keys =>
        {
            await gate.Task;
            return keys.ToDictionary(k => k, k => "v");
        });
        using var impatient = new CancellationTokenSource();

        var (gone, waits) = (gathering.Find(1, impatient.Token), gathering.Find(1, CancellationToken.None));
        await impatient.CancelAsync();
        gate.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.Equal("v", await waits);
    }
}
