using Guiju.Server.Orders;
using Guiju.Server.Visits;

namespace Guiju.Server.Tests.Orders;

public sealed class OrderStatusTableTests
{
    [Theory]
    [InlineData(VisitStatus.Planned, false, OrderStatus.Dispatched)]
    [InlineData(VisitStatus.Accepted, false, OrderStatus.Accepted)]
    [InlineData(VisitStatus.Appointed, false, OrderStatus.Accepted)]
    [InlineData(VisitStatus.Ready, false, OrderStatus.Accepted)]
    [InlineData(VisitStatus.OnTheWay, false, OrderStatus.InProgress)]
    [InlineData(VisitStatus.Arrived, false, OrderStatus.InProgress)]
    [InlineData(VisitStatus.Waiting, false, OrderStatus.InProgress)]
    [InlineData(VisitStatus.Admitted, false, OrderStatus.InProgress)]
    [InlineData(VisitStatus.Working, false, OrderStatus.InProgress)]
    [InlineData(VisitStatus.Escalated, false, OrderStatus.InProgress)]
    [InlineData(VisitStatus.Solved, true, OrderStatus.Solved)]
    [InlineData(VisitStatus.Unsolved, false, OrderStatus.InProgress)]
    [InlineData(VisitStatus.Demonstrated, true, OrderStatus.Solved)]
    [InlineData(VisitStatus.Demonstrated, false, OrderStatus.InProgress)]
    [InlineData(VisitStatus.Cleaned, true, OrderStatus.Solved)]
    [InlineData(VisitStatus.Cleaned, false, OrderStatus.InProgress)]
    [InlineData(VisitStatus.Signed, true, OrderStatus.Solved)]
    [InlineData(VisitStatus.Signed, false, OrderStatus.InProgress)]
    [InlineData(VisitStatus.Left, true, OrderStatus.Completed)]
    [InlineData(VisitStatus.Left, false, OrderStatus.Suspended)]
    [InlineData(VisitStatus.Unmet, false, OrderStatus.Unmet)]
    [InlineData(VisitStatus.Declined, false, OrderStatus.New)]
    [InlineData(VisitStatus.Cancelled, false, OrderStatus.New)]
    public void One_visit_puts_its_order_there(VisitStatus visit, bool solved, OrderStatus order) =>
        Assert.Equal(order, OrderStatusTable.Of(false, false, false, [(visit, solved)]));

    [Fact]
    public void The_table_is_total_over_two_visits_and_independent_of_their_order()
    {
        var all = Enum.GetValues<VisitStatus>().SelectMany(s => new[] { (s, false), (s, true) }).ToArray();
        foreach (var a in all)
        {
            foreach (var b in all)
            {
                var status = OrderStatusTable.Of(false, false, false, [a, b]);
                Assert.Equal(status, OrderStatusTable.Of(false, false, false, [b, a]));
                Assert.Contains(status, new[] { OrderStatusTable.Claim(a.s, a.Item2), OrderStatusTable.Claim(b.s, b.Item2) });
            }
        }
    }

    [Fact]
    public void A_second_visit_that_solves_completes_an_order_whose_first_did_not() =>
        Assert.Equal(OrderStatus.Completed, OrderStatusTable.Of(false, false, false, [(VisitStatus.Left, false), (VisitStatus.Left, true)]));

    [Theory]
    [InlineData(true, false, false, OrderStatus.Cancelled)]
    [InlineData(false, true, true, OrderStatus.Archived)]
    [InlineData(false, false, true, OrderStatus.Recorded)]
    [InlineData(false, false, false, OrderStatus.New)]
    public void The_orders_own_marks_come_first(bool cancelled, bool archived, bool recorded, OrderStatus status) =>
        Assert.Equal(status, OrderStatusTable.Of(cancelled, archived, recorded, []));
}
