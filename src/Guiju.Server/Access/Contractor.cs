using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.Access;

/// <summary>A firm that works for the organisation; its people see only what it is a party of.</summary>
public sealed class Contractor
{
    public Guid OrgId { get; set; }
    public Guid Id { get; set; }
    public required string Name { get; set; }
}

internal sealed class ContractorMap : IEntityTypeConfiguration<Contractor>
{
    public void Configure(EntityTypeBuilder<Contractor> builder)
    {
        builder.ToTable("contractors").HasKey(c => new { c.OrgId, c.Id });
        builder.Property(c => c.Name).HasMaxLength(200);
    }
}
