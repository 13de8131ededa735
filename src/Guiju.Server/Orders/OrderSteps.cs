using Guiju.Server.Kernel;

namespace Guiju.Server.Orders;

/// <summary>What is possible with an order, and nothing more; the packs say what is due.</summary>
public static class OrderSteps
{
    /// <summary>Whether an act is possible now.</summary>
    public static bool IsPossible(Order order, string act) => order.Opened is not null && !order.Cancelled && !order.Archived && act switch
    {
        "visit.planned" => order.Record is null && order.Status is OrderStatus.New or OrderStatus.Suspended or OrderStatus.Unmet,
        "order.paused" => order.Paused is null && order.Record is null,
        "order.resumed" => order.Paused is not null,
        "order.regraded" => order.Record is null,
        "order.cancelled" => order.Record is null && order.Visits.Values.All(v => v.SignedAt is null),
        "order.recorded" => order.Record is null && order.Visits.Values.Any(v => v.Solved) && order.Status is OrderStatus.Solved or OrderStatus.Completed,
        "order.archived" => order.Record is not null || order.Status is OrderStatus.Solved or OrderStatus.Completed,
        _ => false,
    };

    extension(Order order)
    {
        /// <summary>Refuses an act that is not possible now.</summary>
        public void Must(string act)
        {
            if (order.Opened is null)
                throw new Refusal("order.unknown");
            if (!IsPossible(order, act))
                throw new Refusal("order.not-possible", act, order.Status);
        }
    }
}
