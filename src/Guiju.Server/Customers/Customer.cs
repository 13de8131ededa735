using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.Customers;

/// <summary>Somebody who is served: a firm with contracted lines, or a household.</summary>
public sealed class Customer
{
    public Guid OrgId { get; set; }
    public Guid Id { get; set; }
    public required string Number { get; set; }
    public required string Name { get; set; }

    /// <summary>The tier where a service names none of its own.</summary>
    public Tier Tier { get; set; }

    public Contract Contract { get; set; }

    /// <summary>The unit that serves the customer.</summary>
    public Guid UnitId { get; set; }

    public required string UnitPath { get; set; }
    public List<Site> Sites { get; set; } = [];
    public List<Contact> Contacts { get; set; } = [];
    public List<Service> Services { get; set; } = [];
}

/// <summary>A place of a customer where work is done.</summary>
public sealed class Site
{
    public Guid OrgId { get; set; }
    public Guid Id { get; set; }
    public Guid CustomerId { get; set; }
    public required string Name { get; set; }
    public required string Address { get; set; }
    public Place Place { get; set; }
}

/// <summary>What a customer has contracted, and how fast it must be restored.</summary>
public sealed class Service
{
    public Guid OrgId { get; set; }
    public Guid Id { get; set; }
    public Guid CustomerId { get; set; }
    public Guid? SiteId { get; set; }

    /// <summary>The circuit or account number that the customer reads out on the phone.</summary>
    public string? Circuit { get; set; }

    public Product Product { get; set; }
    public Scope Scope { get; set; }
    public Tier Tier { get; set; }
    public Contract Contract { get; set; }
}

internal sealed class CustomerMap : IEntityTypeConfiguration<Customer>, IEntityTypeConfiguration<Site>, IEntityTypeConfiguration<Service>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("customers").HasKey(c => new { c.OrgId, c.Id });
        builder.HasMany(c => c.Sites).WithOne().HasForeignKey(s => new { s.OrgId, s.CustomerId });
        builder.HasMany(c => c.Contacts).WithOne().HasForeignKey(c => new { c.OrgId, c.CustomerId });
        builder.HasMany(c => c.Services).WithOne().HasForeignKey(s => new { s.OrgId, s.CustomerId });
        builder.HasIndex(c => new { c.OrgId, c.Number }).IsUnique();
        builder.HasIndex(c => new { c.OrgId, c.Name });
        builder.Property(c => c.Number).HasMaxLength(40);
        builder.Property(c => c.Name).HasMaxLength(200);
        builder.Property(c => c.UnitPath).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<Site> builder)
    {
        builder.ToTable("sites").HasKey(s => new { s.OrgId, s.Id });
        builder.Property(s => s.Name).HasMaxLength(200);
        builder.Property(s => s.Address).HasMaxLength(300);
    }

    public void Configure(EntityTypeBuilder<Service> builder)
    {
        builder.ToTable("services").HasKey(s => new { s.OrgId, s.Id });
        builder.HasIndex(s => new { s.OrgId, s.Circuit });
        builder.Property(s => s.Circuit).HasMaxLength(60);
    }
}
