using Guiju.Server.Ledger;
using Guiju.Server.Orders;
using Guiju.Server.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Server.Tests.Ledger;

public sealed class RebuildProjectionsTests
{
    private static readonly string[] Projected = ["orders", "visits", "verdicts", "alarms"];

    [Theory]
    [InlineData(Engine.Sqlite, 1), InlineData(Engine.Sqlite, 2), InlineData(Engine.Sqlite, 3), InlineData(Engine.Sqlite, 4)]
    [InlineData(Engine.Postgres, 1), InlineData(Engine.Postgres, 5)]
    public async Task Projections_rebuilt_from_events_equal_the_live_ones(Engine engine, int seed)
    {
        await using var app = await GuijuApp.Start(engine);
        var acts = new RandomActs(app, seed);
        await acts.Run(120);
        await app.Pass(TimeSpan.Zero);
        var live = await All(app);

        var done = await Rebuild(app);

        Assert.True(acts.Accepted >= 15, $"only {acts.Accepted} acts were accepted");
        Assert.True(live["orders"].Count >= 2 && live["visits"].Count >= 2 && live["verdicts"].Count >= 4);
        Assert.Equal(live.Sum(t => t.Value.Count), done.Rows);
        var rebuilt = await All(app);
        Assert.All(Projected, table => Assert.Equal(live[table], rebuilt[table]));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Rows_that_no_event_explains_are_gone_and_wrong_ones_are_put_right(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        await app.DispatchedOrder();
        var live = await All(app);
        var tables = new StoredTables(app);
        await tables.Execute("UPDATE orders SET breached = 7, summary = 'x'");
        await tables.Execute("UPDATE visits SET id = root FROM (SELECT id AS root FROM orders) o");
        await tables.Execute("DELETE FROM alarms");

        await Rebuild(app);

        var rebuilt = await All(app);
        Assert.All(Projected, table => Assert.Equal(live[table], rebuilt[table]));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_came_due_unseen_is_still_announced_after_a_rebuild(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var order = await app.OpenedOrder();
        app.Clock.Advance(TimeSpan.FromHours(3));

        await Rebuild(app);
        await app.Pass(TimeSpan.Zero);

        var page = await app.Get("dispatcher", $"/api/orders/{order}");
        Assert.Contains("clock.due", page["timeline"]!.AsArray().Select(e => e!["name"]!.GetValue<string>()));
        Assert.True(await app.InDatabase(db => Task.FromResult(db.Orders.Single().Breached is 1)));
    }

    private static async Task<RebuildProjections.Done> Rebuild(GuijuApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RebuildProjections>().Run(progress: null, CancellationToken.None);
    }

    /// <summary>Every row of every projection, but for the instant at which it was judged.</summary>
    private static async Task<Dictionary<string, List<string>>> All(GuijuApp app)
    {
        var all = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var table in Projected)
        {
            var rows = await new StoredTables(app).Rows($"SELECT * FROM {table}");
            all[table] = [.. rows.Select(r => string.Join(" | ", r.Where(c => c.Key is not "judged_at").Select(c => $"{c.Key}={c.Value}"))).Order(StringComparer.Ordinal)];
        }

        return all;
    }
}
