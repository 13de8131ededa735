using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.Files;

/// <summary>A photo or signature, known by the hash of its bytes. The bytes lie in a folder of the organisation.</summary>
public sealed class StoredFileRow
{
    public Guid OrgId { get; set; }
    public required string Sha256 { get; set; }
    public required string MediaType { get; set; }
    public long Length { get; set; }
    public Guid SentBy { get; set; }
    public DateTimeOffset SentAt { get; set; }
}

internal sealed class StoredFileMap : IEntityTypeConfiguration<StoredFileRow>
{
    public void Configure(EntityTypeBuilder<StoredFileRow> builder)
    {
        builder.ToTable("files").HasKey(f => new { f.OrgId, f.Sha256 });
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Property(f => f.MediaType).HasMaxLength(100);
    }
}

/// <summary>The files table.</summary>
public static class FileTables
{
    extension(GuijuDb db)
    {
        /// <summary>Files that have arrived whole.</summary>
        public DbSet<StoredFileRow> StoredFiles => db.Set<StoredFileRow>();
    }
}
