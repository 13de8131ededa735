using Guiju.Server.Customers;
using Guiju.Server.Orders;

namespace Guiju.Cli.Simulation;

/// <summary>Who calls next about what: decided by the seed and the number of the call alone, but that nobody calls twice about one thing.</summary>
internal sealed class Hotline(IReadOnlyList<Branch> branches, Phrasebook words)
{
    private const int MostTries = 12;

    /// <summary>A call, as the agent takes it down.</summary>
    public sealed record Call(Branch Branch, string Agent, OpenOrder.Request Request);

    /// <summary>The call of this chance; at night fewer small customers call.</summary>
    public Call Next(Chance chance, DateTimeOffset at, Func<Guid, bool> isWaiting)
    {
        for (var attempt = 0; ; attempt++)
        {
            var call = Draft(chance.Of(attempt), at);
            if (attempt + 1 == MostTries || !isWaiting(call.Request.CustomerId))
                return call;
        }
    }

    private Call Draft(Chance chance, DateTimeOffset at)
    {
        // Nine of ten calls reach the largest branch, the one that a newcomer watches.
        var branch = branches.Count is 1 || chance.Happens("here", 90) ? branches[0] : chance.Pick("branch", [.. branches.Skip(1)]);
        var customer = chance.Pick("customer", branch.Customers);
        var service = chance.Pick("service", customer.Services);
        var site = customer.Sites.FirstOrDefault(s => s.Id == service.SiteId && chance.Happens("own site", 70)) ?? chance.Pick("site", customer.Sites);
        var job = JobFor(chance, service.Product, site.Place, OfficeHours.IsNight(at));
        var channel = chance.Number("channel") switch { < 0.74 => Channel.Phone, < 0.86 => Channel.Web, < 0.95 => Channel.Monitoring, _ => Channel.Visit };
        var noticed = at - (channel is Channel.Monitoring ? chance.Minutes("noticed", 1, 5) : chance.Minutes("noticed", 0, 9));
        return new(branch, chance.Pick("agent", branch.Agents), new(
            job.Kind, chance.Pick("summary", job.Summaries), service.Product, service.Scope, service.Tier, service.Contract, site.Place, job.Equipment,
            noticed, customer.Id, site.Id, customer.Contact ?? customer.Name, customer.Phone ?? words.BackPhone, null, channel));
    }

    private Phrasebook.Job JobFor(Chance chance, Product product, Place place, bool onlyFaults)
    {
        var fitting = words.Jobs.Where(j => j.Products.Contains(product) && j.Places.Contains(place)).ToList();
        var faults = fitting.Where(j => j.Kind is OrderKind.Fault).ToList();
        var others = fitting.Where(j => j.Kind is not OrderKind.Fault).ToList();
        return faults.Count > 0 && (onlyFaults || others.Count is 0 || !chance.Happens("other work", 12)) ? chance.Pick("job", faults)
            : others.Count > 0 ? chance.Pick("job", others)
            : words.Behind("", OrderKind.Fault, product, place);
    }
}
