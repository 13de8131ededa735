using Guiju.Server.Orders;
using Guiju.Server.Visits;

namespace Guiju.Cli.Simulation;

/// <summary>Which engineer has how much to do, as the orders at hand tell.</summary>
internal sealed class Crew(IReadOnlyDictionary<Guid, Story> orders)
{
    private const int MostPerEngineer = 3;

    /// <summary>Whom to send: of the same district, with little to do, and not one who has declined; null when all have enough.</summary>
    public Guid? Choose(Branch branch, Story story, Chance chance)
    {
        var declined = story.Visits.Where(v => v.Status is VisitStatus.Declined).Select(v => v.EngineerId).ToHashSet();
        var engineers = branch.Engineers.Values
            .Where(e => e.Unit == story.Order.Opened.UnitId && !declined.Contains(e.Id))
            .Select(e => (e.Id, Open: OpenOf(e.Id)))
            .Where(e => e.Open < MostPerEngineer)
            .OrderBy(e => e.Open + chance.Number("engineer " + e.Id)).ThenBy(e => e.Id).ToList();
        return engineers.Count is 0 ? null : engineers[0].Id;
    }

    /// <summary>Whether the engineer is on the way to or at another customer.</summary>
    public bool IsAway(Guid engineer, Guid besides) => orders.Values.Any(o => o.Order.Id != besides
        && o.Current is { Status: >= VisitStatus.OnTheWay and <= VisitStatus.Signed } visit && visit.EngineerId == engineer);

    /// <summary>Whether somebody waits for this customer already.</summary>
    public bool IsWaiting(Guid customer) => orders.Values.Any(o => o.Order.Opened.CustomerId == customer && o.Order.Status < OrderStatus.Completed);

    private int OpenOf(Guid engineer) => orders.Values.Count(o => o.Current is { Status: < VisitStatus.Left } visit && visit.EngineerId == engineer);
}
