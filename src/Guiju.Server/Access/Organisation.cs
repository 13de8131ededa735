using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.Access;

/// <summary>The operating firm: the tenant that everything belongs to.</summary>
public sealed class Organisation
{
    public Guid OrgId { get; set; }

    /// <summary>Counts the organisations of a database; being unique, it lets only one caller set up the first.</summary>
    public int Number { get; set; }

    public required string Name { get; set; }

    /// <summary>True for the demo world, whose accounts have a printed password.</summary>
    public bool IsDemo { get; set; }
}

internal sealed class OrganisationMap : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("organisations").HasKey(o => o.OrgId);
        builder.HasIndex(o => o.Number).IsUnique();
        builder.Property(o => o.Name).HasMaxLength(200);
    }
}
