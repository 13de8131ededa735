using System.Text.Json;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.NormDesk;

/// <summary>A document that has a timeline.</summary>
public sealed class DocumentRow
{
    public Guid OrgId { get; set; }
    public required string Pack { get; set; }

    /// <summary>The document, and what of it lies in the register: its issued revisions with the time in which each is in force.</summary>
    internal static IEnumerable<object> Project(Family family, FamilyJudgement judgement)
    {
        if (!family.Cases.TryGetValue(family.RootId, out var root) || root.Kind != Document.Kind || NameOf(family) is not { } pack)
            yield break;

        yield return new DocumentRow { OrgId = family.OrgId, Pack = pack };
        foreach (var revision in family.Fold<Document>(family.RootId).Revisions.Where(r => r.Issued is not null))
        {
            yield return new PackRevisionRow
            {
                OrgId = family.OrgId,
                Pack = pack,
                Revision = revision.Number,
                Hash = revision.Hash,
                Files = JsonSerializer.Serialize(revision.Files, Json.Options),
                IssuedAt = revision.Issued!.At,
                EffectiveFrom = revision.EffectiveFrom,
                EffectiveUntil = revision.EffectiveUntil,
            };
        }
    }

    private static string? NameOf(Family family) => family.Trace.Select(e => e.Event switch
    {
        RevisionReceived received => received.Pack,
        RevisionDrafted drafted => drafted.Pack,
        _ => null,
    }).FirstOrDefault(name => name is not null);
}

/// <summary>That somebody has read a revision.</summary>
public sealed class ReadingRow
{
    public Guid OrgId { get; set; }
    public required string Pack { get; set; }
    public required string Revision { get; set; }
    public Guid UserId { get; set; }
    public DateTimeOffset At { get; set; }

    internal static IEnumerable<object> Project(Family family, FamilyJudgement judgement)
    {
        foreach (var e in family.Trace.Where(e => e.Kind == Reading.Kind && e.Actor.Id is not null))
        {
            if (e.Event is RevisionAcknowledged read)
                yield return new ReadingRow { OrgId = family.OrgId, Pack = read.Pack, Revision = read.Revision, UserId = e.Actor.Id!.Value, At = e.OccurredAt };
        }
    }
}

internal sealed class DocumentMap : IEntityTypeConfiguration<DocumentRow>, IEntityTypeConfiguration<ReadingRow>
{
    public void Configure(EntityTypeBuilder<DocumentRow> builder)
    {
        builder.ToTable("documents").HasKey(d => new { d.OrgId, d.Pack });
        builder.Property(d => d.Pack).HasMaxLength(80);
    }

    public void Configure(EntityTypeBuilder<ReadingRow> builder)
    {
        builder.ToTable("readings").HasKey(r => new { r.OrgId, r.Pack, r.Revision, r.UserId });
        builder.HasIndex(r => new { r.OrgId, r.UserId });
        builder.Property(r => r.Pack).HasMaxLength(80);
        builder.Property(r => r.Revision).HasMaxLength(40);
    }
}

/// <summary>The tables of document control.</summary>
public static class DocumentTables
{
    extension(GuijuDb db)
    {
        /// <summary>Documents with a timeline.</summary>
        public DbSet<DocumentRow> DocumentNames => db.Set<DocumentRow>();

        /// <summary>Who has read what.</summary>
        public DbSet<ReadingRow> Readings => db.Set<ReadingRow>();
    }
}
