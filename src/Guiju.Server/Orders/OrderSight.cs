using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;

namespace Guiju.Server.Orders;

/// <summary>Who sees which order; what one may not see does not exist.</summary>
public static class OrderSight
{
    extension(Family family)
    {
        /// <summary>The order, for one who may see it.</summary>
        public Order OrderSeenBy(CurrentUser user)
        {
            var order = family.Fold<Order>(family.RootId);
            if (order.Opened is not { } opened || family.OrgId != user.OrgId)
                throw new Refusal("order.unknown");

            // One who sees any of its visits sees the order; a new order without visits is for those who see the unit.
            var plans = order.Visits.Values.Select(v => v.Plan).OfType<Visits.VisitPlanned>().ToList();
            return user.Sees(opened.UnitPath, null, null) || plans.Exists(p => user.Sees(p.UnitPath, p.ContractorId, p.EngineerId))
                ? order
                : throw new Refusal("order.unknown");
        }
    }

    extension(Order order)
    {
        /// <summary>The visits that are not over; what happens to the order concerns them too.</summary>
        public IReadOnlyList<Guid> OpenVisits(Family family) =>
            [.. order.Visits.Keys.Where(v => !FamilyJudge.IsClosed(family, family.Cases[v]))];
    }

    extension(IQueryable<OrderRow> orders)
    {
        /// <summary>The orders that a user sees.</summary>
        public IQueryable<OrderRow> VisibleTo(CurrentUser user)
        {
            var seen = orders.Where(o => o.OrgId == user.OrgId && (o.EngineerId == user.Id || (!user.OwnWorkOnly && o.UnitPath.StartsWith(user.UnitPath))));
            return user.ContractorId is { } contractor ? seen.Where(o => o.ContractorId == contractor) : seen;
        }
    }
}
