using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Desk;

/// <summary>
/// What happens, as it happens, to one who watches. Each item carries the ledger's position, so that a watcher who was cut off
/// goes on exactly where he was.
/// </summary>
public sealed class WatchLive(IDbContextFactory<GuijuDb> databases, LiveWire wire, CurrentUser user)
{
    private const int MostAtOnce = 500;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public sealed record Item(string Kind, Guid Id, Guid OrderId, long Position, string Name);

    public async IAsyncEnumerable<SseItem<string>> Run(long? after, [EnumeratorCancellation] CancellationToken ct)
    {
        user.Demand(Permission.OrdersRead);

        using var watch = wire.Begin(user.OrgId);
        var position = after ?? await Head(ct);
        yield return new("{}", "hello") { EventId = position.ToString(CultureInfo.InvariantCulture) };
        while (!ct.IsCancellationRequested)
        {
            var (items, seen) = await After(position, ct);
            position = seen;
            foreach (var item in items)
                yield return new(JsonSerializer.Serialize(item, Json.Options), "case") { EventId = item.Position.ToString(CultureInfo.InvariantCulture) };
            if (items.Count is 0 && !await watch.News(Heartbeat, ct))
                yield return new("{}", "heartbeat") { EventId = position.ToString(CultureInfo.InvariantCulture) };
        }
    }

    internal static void Map(IEndpointRouteBuilder api) => api.MapGet("/live",
        (HttpRequest request, WatchLive useCase, CancellationToken ct) =>
            TypedResults.ServerSentEvents(useCase.Run(LastSeen(request), ct))).WithTags("live");

    private static long? LastSeen(HttpRequest request) =>
        long.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;

    private async Task<long> Head(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<HeadRow>().Where(h => h.OrgId == user.OrgId).Select(h => (long?)h.Position).SingleOrDefaultAsync(ct) ?? 0;
    }

    /// <summary>What the watcher may see of what came after a position, and how far was looked.</summary>
    private async Task<(IReadOnlyList<Item> Items, long Seen)> After(long position, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var events = await db.Set<EventRow>().AsNoTracking().Where(e => e.OrgId == user.OrgId && e.Position > position)
            .OrderBy(e => e.Position).Take(MostAtOnce).Select(e => new Item(e.Kind, e.CaseId, e.RootId, e.Position, e.Name)).ToListAsync(ct);
        if (events.Count is 0)
            return ([], position);

        var roots = events.Select(e => e.OrderId).Distinct().ToList();
        var visible = (await db.Orders.AsNoTracking().VisibleTo(user).Where(o => roots.Contains(o.Id)).Select(o => o.Id).ToListAsync(ct)).ToHashSet();
        return ([.. events.Where(e => visible.Contains(e.OrderId))], events[^1].Position);
    }
}
