using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Desk;

/// <summary>Puts an announced event before the people of the order's unit.</summary>
internal static class TellNotice
{
    public static async Task Deliver(IServiceProvider services, OutboxRow row, CancellationToken ct)
    {
        var db = services.GetRequiredService<GuijuDb>();
        if (await db.Notices.AnyAsync(n => n.OrgId == row.OrgId && n.Id == row.EventId, ct))
            return;

        var order = await db.Orders.AsNoTracking().SingleAsync(o => o.OrgId == row.OrgId && o.Id == row.RootId, ct);
        var e = await db.Set<EventRow>().AsNoTracking().SingleAsync(x => x.OrgId == row.OrgId && x.Position == row.Position, ct);
        db.Notices.Add(new()
        {
            OrgId = row.OrgId,
            Id = row.EventId,
            Position = row.Position,
            Kind = e.Name,
            OrderId = row.RootId,
            OrderNumber = order.Number,
            UnitPath = order.UnitPath,
            Data = row.Payload,
            At = e.OccurredAt.Whole(),
        });
    }
}
