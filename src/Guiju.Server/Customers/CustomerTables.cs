using Guiju.Server.Access;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Customers;

/// <summary>The tables of customers, and who sees which.</summary>
public static class CustomerTables
{
    extension(GuijuDb db)
    {
        public DbSet<Customer> Customers => db.Set<Customer>();
        public DbSet<Site> Sites => db.Set<Site>();
        public DbSet<Contact> Contacts => db.Set<Contact>();
        public DbSet<Service> Services => db.Set<Service>();
    }

    extension(IQueryable<Customer> customers)
    {
        /// <summary>The customers that a user sees: those that his units serve. A contractor knows customers by its orders only.</summary>
        public IQueryable<Customer> VisibleTo(CurrentUser user) => user.ContractorId is null
            ? customers.Where(c => c.OrgId == user.OrgId && c.UnitPath.StartsWith(user.UnitPath))
            : customers.Where(c => false);
    }
}
