using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Customers;

/// <summary>Finds the customer and the place that somebody wants to act for. What the user may not see does not exist.</summary>
public sealed class CustomerDirectory(GuijuDb db, SiteQuery sites, CurrentUser user)
{
    /// <summary>A customer's place, and the unit that serves him.</summary>
    public sealed record AtSite(Guid CustomerId, string Customer, Tier Tier, Contract Contract, Guid SiteId, string Address, Place Place, Guid UnitId, string UnitPath);

    /// <summary>The place of the customer with these ids.</summary>
    public async Task<AtSite> SiteOf(Guid customerId, Guid siteId, CancellationToken ct)
    {
        var found = await sites.Find(db, user.OrgId, customerId, siteId, ct);
        if (found is null || !user.Sees(found.UnitPath, null, null))
            throw new Refusal("customer.unknown", customerId);
        return found.Site is { } site
            ? new(customerId, found.Name, found.Tier, found.Contract, site.Id, site.Address, site.Place, found.UnitId, found.UnitPath)
            : throw new Refusal("site.unknown", siteId);
    }
}

/// <summary>A customer with one of his places. Compiled once for the server's database, for every order that is opened asks it.</summary>
public sealed class SiteQuery
{
    private readonly Func<GuijuDb, Guid, Guid, Guid, CancellationToken, Task<Found?>> _query = EF.CompileAsyncQuery(
        (GuijuDb db, Guid orgId, Guid customerId, Guid siteId, CancellationToken ct) => (
            from customer in db.Set<Customer>().AsNoTracking()
            where customer.OrgId == orgId && customer.Id == customerId
            from site in customer.Sites.Where(s => s.Id == siteId).DefaultIfEmpty()
            select new Found(customer.Name, customer.Tier, customer.Contract, customer.UnitId, customer.UnitPath, site)).SingleOrDefault());

    /// <summary>What there is, whoever may see it; null when there is no such customer.</summary>
    public Task<Found?> Find(GuijuDb db, Guid orgId, Guid customerId, Guid siteId, CancellationToken ct) => _query(db, orgId, customerId, siteId, ct);

    /// <summary>The customer, and the place if it is his.</summary>
    public sealed record Found(string Name, Tier Tier, Contract Contract, Guid UnitId, string UnitPath, Site? Site);
}
