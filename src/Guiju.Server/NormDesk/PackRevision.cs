using System.Text.Json;
using Guiju.Norms;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.NormDesk;

/// <summary>One revision of one standard, as issued: its files, their hash, and from when it is in force here.</summary>
public sealed class PackRevisionRow
{
    public Guid OrgId { get; set; }
    public required string Pack { get; set; }
    public required string Revision { get; set; }
    public required string Hash { get; set; }
    public required string Files { get; set; }
    public DateTimeOffset IssuedAt { get; set; }

    /// <summary>Entered by the custodian; an undated pack is in force only from such a date.</summary>
    public DateTimeOffset? EffectiveFrom { get; set; }

    public DateTimeOffset? EffectiveUntil { get; set; }

    /// <summary>The files again.</summary>
    public IReadOnlyList<PackFile> ReadFiles() => JsonSerializer.Deserialize<PackFile[]>(Files, Json.Options)!;
}

internal sealed class PackRevisionMap : IEntityTypeConfiguration<PackRevisionRow>
{
    public void Configure(EntityTypeBuilder<PackRevisionRow> builder)
    {
        builder.ToTable("pack_revisions").HasKey(p => new { p.OrgId, p.Pack, p.Revision });
        builder.Property(p => p.Pack).HasMaxLength(80);
        builder.Property(p => p.Revision).HasMaxLength(40);
        builder.Property(p => p.Hash).HasMaxLength(64);
    }
}

/// <summary>The norm desk's tables.</summary>
public static class NormDeskTables
{
    extension(GuijuDb db)
    {
        /// <summary>Packs as issued.</summary>
        public DbSet<PackRevisionRow> PackRevisions => db.Set<PackRevisionRow>();
    }
}
