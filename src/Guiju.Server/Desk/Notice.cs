using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.Desk;

/// <summary>Something that people of a unit should know of now: an escalation, a clock that ran out, a visit that came back.</summary>
public sealed class NoticeRow
{
    public Guid OrgId { get; set; }

    /// <summary>The event it tells of; telling twice is telling once.</summary>
    public Guid Id { get; set; }

    public long Position { get; set; }
    public required string Kind { get; set; }
    public Guid OrderId { get; set; }
    public required string OrderNumber { get; set; }
    public required string UnitPath { get; set; }
    public required string Data { get; set; }
    public DateTimeOffset At { get; set; }
    public Guid? ReadBy { get; set; }
    public DateTimeOffset? ReadAt { get; set; }
}

internal sealed class NoticeMap : IEntityTypeConfiguration<NoticeRow>
{
    public void Configure(EntityTypeBuilder<NoticeRow> builder)
    {
        builder.ToTable("notices").HasKey(n => new { n.OrgId, n.Id });
        builder.HasIndex(n => new { n.OrgId, n.Position });
        builder.Property(n => n.Kind).HasMaxLength(80);
        builder.Property(n => n.OrderNumber).HasMaxLength(40);
        builder.Property(n => n.UnitPath).HasMaxLength(200);
    }
}

/// <summary>The notices table.</summary>
public static class NoticeTables
{
    extension(GuijuDb db)
    {
        /// <summary>Notices delivered.</summary>
        public DbSet<NoticeRow> Notices => db.Set<NoticeRow>();
    }
}

/// <summary>Which events are announced to people.</summary>
internal static class NoticeKinds
{
    /// <summary>The outbox topic of notices.</summary>
    public const string Topic = "notice";

    private static readonly HashSet<string> Told = new(StringComparer.Ordinal)
    {
        "escalation.raised", "escalation.reported", "visit.declined", "visit.unmet", "visit.unsolved", "deviation.given", "verdict.revised",
        "verdict.appealed", "appeal.decided", "verdict.waived", "waiver.withdrawn",
    };

    public static IEnumerable<Announcement> Of(Family family, Recorded e)
    {
        if (Told.Contains(e.Name) || e.Event is ClockDue { Kind: ClockNotice.Breach })
            yield return new(Topic, e.Data);
    }
}
