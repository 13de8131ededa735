using System.Collections.Frozen;
using Guiju.Server.Visits;
using static Guiju.Server.Visits.VisitStatus;

namespace Guiju.Server.Orders;

/// <summary>Order status as a total function of its visits' states: each visit says where it would put the order, the most advanced claim wins.</summary>
public static class OrderStatusTable
{
    private static readonly FrozenDictionary<VisitStatus, OrderStatus> ByVisit = new Dictionary<VisitStatus, OrderStatus>
    {
        [Planned] = OrderStatus.Dispatched,
        [Accepted] = OrderStatus.Accepted,
        [Appointed] = OrderStatus.Accepted,
        [Ready] = OrderStatus.Accepted,
        [OnTheWay] = OrderStatus.InProgress,
        [Arrived] = OrderStatus.InProgress,
        [Waiting] = OrderStatus.InProgress,
        [Admitted] = OrderStatus.InProgress,
        [Working] = OrderStatus.InProgress,
        [Escalated] = OrderStatus.InProgress,
        [VisitStatus.Solved] = OrderStatus.Solved,
        [Unsolved] = OrderStatus.InProgress,
        [Demonstrated] = OrderStatus.Solved,
        [Cleaned] = OrderStatus.Solved,
        [Signed] = OrderStatus.Solved,
        [Left] = OrderStatus.Completed,
        [VisitStatus.Unmet] = OrderStatus.Unmet,
        [Declined] = OrderStatus.New,
        [VisitStatus.Cancelled] = OrderStatus.New,
    }.ToFrozenDictionary();

    /// <summary>Claims in the order in which they win.</summary>
    private static readonly OrderStatus[] Precedence =
    [
        OrderStatus.InProgress, OrderStatus.Accepted, OrderStatus.Dispatched, OrderStatus.Solved, OrderStatus.Completed,
        OrderStatus.Suspended, OrderStatus.Unmet, OrderStatus.New,
    ];

    /// <summary>The status of an order.</summary>
    public static OrderStatus Of(bool cancelled, bool archived, bool recorded, IEnumerable<(VisitStatus Status, bool Solved)> visits) =>
        (cancelled, archived, recorded) switch
        {
            (true, _, _) => OrderStatus.Cancelled,
            (_, true, _) => OrderStatus.Archived,
            (_, _, true) => OrderStatus.Recorded,
            _ => visits.Select(v => Claim(v.Status, v.Solved)).Append(OrderStatus.New).MinBy(c => Array.IndexOf(Precedence, c)),
        };

    /// <summary>Where one visit would put the order. Without a solution nothing is solved: what looks finished only waits for the next visit.</summary>
    public static OrderStatus Claim(VisitStatus status, bool solved) => (ByVisit[status], solved) switch
    {
        (OrderStatus.Completed, false) => OrderStatus.Suspended,
        (OrderStatus.Solved, false) => OrderStatus.InProgress,
        (var claim, _) => claim,
    };
}
