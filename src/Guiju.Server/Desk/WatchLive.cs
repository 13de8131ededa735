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
public sealed class WatchLive(IDbContextFactory<GuijuDb> databases, LiveWire wire, CurrentUser user, CurrentSession session)
{
    private const int MostAtOnce = 500;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Who has signed out, lost his account or his rights meanwhile watches no longer than this.</summary>
    private static readonly TimeSpan LooksAgain = TimeSpan.FromSeconds(2);

    /// <summary>A watcher comes again after this, so that nodes share the watchers anew.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>One event that happened to a case.</summary>
    public sealed record Item(string Kind, Guid Id, Guid OrderId, long Position, string Name)
    {
        internal static SseItem<string> Of(string type, string data, long position) =>
            new(data, type) { EventId = position.ToString(CultureInfo.InvariantCulture) };
    }

    public IAsyncEnumerable<SseItem<string>> Run(long? after, CancellationToken ct)
    {
        user.Demand(Permission.OrdersRead);

        return Items(after, ct);
    }

    private async IAsyncEnumerable<SseItem<string>> Items(long? after, [EnumeratorCancellation] CancellationToken ct)
    {
        using var watch = wire.Begin(user.OrgId);
        var (began, beat) = (TimeProvider.System.GetTimestamp(), TimeProvider.System.GetTimestamp());
        var position = Math.Min(await Head(ct), after ?? long.MaxValue);
        yield return Item.Of("hello", "{}", position);
        while (TimeProvider.System.GetElapsedTime(began) < Longest && await MayWatch(ct))
        {
            var (items, seen) = await After(position, ct);
            var more = seen > position;
            position = seen;
            foreach (var item in items)
                yield return Item.Of("case", JsonSerializer.Serialize(item, Json.Options), item.Position);
            if (more || await watch.News(LooksAgain, ct) || TimeProvider.System.GetElapsedTime(beat) < Heartbeat)
                continue;
            beat = TimeProvider.System.GetTimestamp();
            yield return Item.Of("heartbeat", "{}", position);
        }
    }

    private async Task<bool> MayWatch(CancellationToken ct) => await session.StillStandsFor(user, ct) && user.May(Permission.OrdersRead);

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
