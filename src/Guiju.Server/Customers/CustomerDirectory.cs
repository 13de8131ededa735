using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Customers;

/// <summary>Finds the customer and the place that somebody wants to act for. What the user may not see does not exist.</summary>
public sealed class CustomerDirectory(GuijuDb db, CurrentUser user)
{
    /// <summary>A customer's place, and the unit that serves him.</summary>
    public sealed record AtSite(Guid CustomerId, string Customer, Tier Tier, Contract Contract, Guid SiteId, string Address, Place Place, Guid UnitId, string UnitPath);

    /// <summary>The place of the customer with these ids.</summary>
    public async Task<AtSite> SiteOf(Guid customerId, Guid siteId, CancellationToken ct)
    {
        var customer = await db.Customers.AsNoTracking().VisibleTo(user).Where(c => c.Id == customerId)
            .Select(c => new { c.Id, c.Name, c.Tier, c.Contract, c.UnitId, c.UnitPath, Site = c.Sites.FirstOrDefault(s => s.Id == siteId) })
            .SingleOrDefaultAsync(ct) ?? throw new Refusal("customer.unknown", customerId);
        return customer.Site is { } site
            ? new(customer.Id, customer.Name, customer.Tier, customer.Contract, site.Id, site.Address, site.Place, customer.UnitId, customer.UnitPath)
            : throw new Refusal("site.unknown", siteId);
    }
}
