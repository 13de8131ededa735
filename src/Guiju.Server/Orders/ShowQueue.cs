using Guiju.Norms;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Orders;

/// <summary>The exception queue: what is overdue and still owed, then what runs out next. The dispatcher's first screen.</summary>
public sealed class ShowQueue(GuijuDb db, CurrentUser user, Rules rules, TimeProvider clock)
{
    private const int Most = 500;

    public sealed record Queue(DateTimeOffset Now, int Total, IReadOnlyList<Item> Items);

    /// <summary>An order that waits for somebody. It is paused only while no clock of its runs; what it is held for is told in any case.</summary>
    public sealed record Item(
        ListOrders.Line Order, string State, DateTimeOffset At, DateTimeOffset? DueAt, DateTimeOffset? BreachedAt, long? HeldLeftMs, Hold? Paused, NormWords? Norm);

    public sealed record NormWords(string Id, string Pack, string Title, string Source);

    public async Task<Queue> Run(int? take, CancellationToken ct)
    {
        user.Demand(Permission.OrdersRead);

        var waiting = db.Orders.AsNoTracking().VisibleTo(user).Where(o => o.IsOpen && (o.QueueAt != null || o.IsPaused));
        var total = await waiting.CountAsync(ct);
        var rows = await waiting.OrderBy(o => o.OverdueSince == null).ThenBy(o => o.QueueAt == null).ThenBy(o => o.QueueAt).ThenBy(o => o.Number)
            .Take(Math.Clamp(take ?? 100, 1, Most)).ToListAsync(ct);
        return new(clock.GetUtcNow(), total, [.. rows.Select(ItemOf)]);
    }

    internal static void Map(IEndpointRouteBuilder api) => api.MapGet("/queue",
        async Task<Ok<Queue>> (int? take, ShowQueue useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(take, ct))).WithTags("orders");

    private Item ItemOf(OrderRow o)
    {
        var (state, pack, norm) = o switch
        {
            { OverdueNorm: not null } => ("breached", o.OverduePack, o.OverdueNorm),
            { DueAt: null } => ("paused", o.DuePack, o.DueNorm),
            _ => ("pending", o.DuePack, o.DueNorm),
        };
        return new(ListOrders.LineOf(o), state, o.QueueAt ?? o.OpenedAt, o.DueAt, o.OverdueSince, o.HeldLeftMs, HoldOf(o), Words(pack, norm));
    }

    private static Hold? HoldOf(OrderRow o) => o is { PauseReason: { } reason, PausedSince: { } since } ? new(reason, since, o.PausedUntil) : null;

    private NormWords? Words(string? pack, string? norm)
    {
        var found = rules.Of(user.OrgId).Packs.Where(p => p.Pack.Id == pack).SelectMany(p => p.Pack.Norms).FirstOrDefault(n => n.Id == norm);
        return found is null ? null : new(found.Id, pack!, found.Title.InReadersLanguage(), found.Source);
    }
}
