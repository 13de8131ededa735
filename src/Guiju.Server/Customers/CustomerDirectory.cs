using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Customers;

/// <summary>Finds the customer and the place that somebody wants to act for. What the user may not see does not exist.</summary>
public sealed class CustomerDirectory(SiteQuery sites, CurrentUser user)
{
    /// <summary>A customer's place, and the unit that serves him.</summary>
    public sealed record AtSite(Guid CustomerId, string Customer, Tier Tier, Contract Contract, Guid SiteId, string Address, Place Place, Guid UnitId, string UnitPath);

    /// <summary>The place of the customer with these ids.</summary>
    public async Task<AtSite> SiteOf(Guid customerId, Guid siteId, CancellationToken ct)
    {
        var found = await sites.Find(user.OrgId, customerId, siteId, ct);
        if (found is null || !user.Sees(found.UnitPath, null, null))
            throw new Refusal("customer.unknown", customerId);
        return found.Site is { } site
            ? new(customerId, found.Name, found.Tier, found.Contract, site.Id, site.Address, site.Place, found.UnitId, found.UnitPath)
            : throw new Refusal("site.unknown", siteId);
    }
}

/// <summary>A customer with one of his places. Every order that is opened asks it, so those who ask at the same time share a query.</summary>
public sealed class SiteQuery
{
    private readonly IDbContextFactory<GuijuDb> _databases;
    private readonly Gathering<Key, Found> _askers;

    /// <summary>Asks the server's database.</summary>
    public SiteQuery(IDbContextFactory<GuijuDb> databases)
    {
        _databases = databases;
        _askers = new(Load);
    }

    /// <summary>What there is, whoever may see it; null when there is no such customer.</summary>
    public Task<Found?> Find(Guid orgId, Guid customerId, Guid siteId, CancellationToken ct) => _askers.Find(new(orgId, customerId, siteId), ct);

    private async Task<IReadOnlyDictionary<Key, Found>> Load(IReadOnlyCollection<Key> keys)
    {
        var found = new Dictionary<Key, Found>();
        await using var db = await _databases.CreateDbContextAsync();
        foreach (var asked in keys.GroupBy(k => k.OrgId))
        {
            var (customerIds, siteIds) = (asked.Select(k => k.CustomerId).Distinct().ToList(), asked.Select(k => k.SiteId).Distinct().ToList());
            var rows = await (
                from customer in db.Set<Customer>().AsNoTracking()
                where customer.OrgId == asked.Key && EF.Parameter(customerIds).Contains(customer.Id)
                from site in customer.Sites.Where(s => EF.Parameter(siteIds).Contains(s.Id)).DefaultIfEmpty()
                select new Row(customer.Id, customer.Name, customer.Tier, customer.Contract, customer.UnitId, customer.UnitPath, site)).ToListAsync();
            var customers = rows.ToLookup(r => r.Id);
            foreach (var key in asked.Where(k => customers.Contains(k.CustomerId)))
            {
                var (customer, site) = (customers[key.CustomerId].First(), customers[key.CustomerId].FirstOrDefault(r => r.Site?.Id == key.SiteId)?.Site);
                found[key] = new(customer.Name, customer.Tier, customer.Contract, customer.UnitId, customer.UnitPath, site);
            }
        }

        return found;
    }

    /// <summary>The customer, and the place if it is his.</summary>
    public sealed record Found(string Name, Tier Tier, Contract Contract, Guid UnitId, string UnitPath, Site? Site);

    private sealed record Key(Guid OrgId, Guid CustomerId, Guid SiteId);

    private sealed record Row(Guid Id, string Name, Tier Tier, Contract Contract, Guid UnitId, string UnitPath, Site? Site);
}
