using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Access;

/// <summary>The tables of accounts and of the organisation.</summary>
public static class AccessTables
{
    extension(GuijuDb db)
    {
        public DbSet<Organisation> Organisations => db.Set<Organisation>();
        public DbSet<Unit> Units => db.Set<Unit>();
        public DbSet<Contractor> Contractors => db.Set<Contractor>();
        public DbSet<User> Users => db.Set<User>();
        public DbSet<UserRole> UserRoles => db.Set<UserRole>();
        public DbSet<Token> Tokens => db.Set<Token>();
    }
}
