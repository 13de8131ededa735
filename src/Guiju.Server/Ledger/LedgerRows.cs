using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.Ledger;

/// <summary>One timeline. <see cref="FamilyVersion"/> stands on the root and counts every append to it and to the cases below it.</summary>
public sealed class TimelineRow
{
    public Guid OrgId { get; set; }
    public Guid Id { get; set; }
    public Guid RootId { get; set; }
    public required string Kind { get; set; }
    public int Version { get; set; }
    public int FamilyVersion { get; set; }
    public required byte[] Head { get; set; }
    public DateTimeOffset OpenedAt { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>One event as stored.</summary>
public sealed class EventRow
{
    public Guid OrgId { get; set; }
    public Guid RootId { get; set; }
    public Guid CaseId { get; set; }
    public int Sequence { get; set; }
    public Guid Id { get; set; }
    public long Position { get; set; }
    public required string Kind { get; set; }
    public required string Name { get; set; }
    public DateTimeOffset OccurredAt { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
    public Guid? ActorId { get; set; }
    public required string ActorName { get; set; }
    public string? DeviceId { get; set; }
    public long? DeviceSequence { get; set; }
    public required string About { get; set; }
    public required string Data { get; set; }
    public byte[]? PersonalDigest { get; set; }
    public required byte[] Hash { get; set; }
    public string? ActKey { get; set; }
}

/// <summary>Personal data of one event; erasing it deletes the row.</summary>
public sealed class PersonalRow
{
    public Guid OrgId { get; set; }
    public Guid CaseId { get; set; }
    public int Sequence { get; set; }
    public required byte[] Salt { get; set; }
    public required string Data { get; set; }
}

/// <summary>The verdicts on one case, as last judged.</summary>
public sealed class VerdictRow
{
    public Guid OrgId { get; set; }
    public Guid CaseId { get; set; }
    public Guid RootId { get; set; }
    public required string Kind { get; set; }
    public DateTimeOffset JudgedAt { get; set; }
    public required string Data { get; set; }
}

/// <summary>When a family of cases must be judged again although nothing happened.</summary>
public sealed class AlarmRow
{
    public Guid OrgId { get; set; }
    public Guid RootId { get; set; }
    public DateTimeOffset DueAt { get; set; }
}

/// <summary>What must happen outside the transaction because of an event.</summary>
public sealed class OutboxRow
{
    public Guid OrgId { get; set; }
    public long Position { get; set; }
    public required string Topic { get; set; }
    public Guid RootId { get; set; }
    public Guid EventId { get; set; }
    public required string Payload { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset NextAt { get; set; }
    public string? LastError { get; set; }
}

/// <summary>How far an organisation's events are numbered; its row lock makes positions follow commit order.</summary>
public sealed class HeadRow
{
    public Guid OrgId { get; set; }
    public long Position { get; set; }
}

/// <summary>An idempotency key and what it did. The answer is dropped after 72 hours, the row never.</summary>
public sealed class ActRow
{
    public Guid OrgId { get; set; }
    public required string Key { get; set; }
    public Guid UserId { get; set; }
    public required byte[] RequestHash { get; set; }
    public Guid? CaseId { get; set; }
    public int Status { get; set; }
    public string? Answer { get; set; }
    public DateTimeOffset AnsweredAt { get; set; }
}

internal sealed class LedgerMap : IEntityTypeConfiguration<TimelineRow>, IEntityTypeConfiguration<EventRow>, IEntityTypeConfiguration<PersonalRow>,
    IEntityTypeConfiguration<VerdictRow>, IEntityTypeConfiguration<AlarmRow>, IEntityTypeConfiguration<OutboxRow>,
    IEntityTypeConfiguration<HeadRow>, IEntityTypeConfiguration<ActRow>
{
    public void Configure(EntityTypeBuilder<TimelineRow> builder)
    {
        builder.ToTable("timelines").HasKey(t => new { t.OrgId, t.Id });
        builder.HasIndex(t => new { t.OrgId, t.RootId });
        builder.Property(t => t.Kind).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.ToTable("events").HasKey(e => new { e.OrgId, e.RootId, e.CaseId, e.Sequence });
        builder.HasIndex(e => new { e.OrgId, e.Position }).IsUnique();
        builder.Property(e => e.Kind).HasMaxLength(40);
        builder.Property(e => e.Name).HasMaxLength(80);
        builder.Property(e => e.ActKey).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<PersonalRow> builder) =>
        builder.ToTable("event_personal").HasKey(p => new { p.OrgId, p.CaseId, p.Sequence });

    public void Configure(EntityTypeBuilder<VerdictRow> builder)
    {
        builder.ToTable("verdicts").HasKey(v => new { v.OrgId, v.CaseId });
        builder.HasIndex(v => new { v.OrgId, v.RootId });
        builder.Property(v => v.Kind).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<AlarmRow> builder)
    {
        builder.ToTable("alarms").HasKey(a => new { a.OrgId, a.RootId });
        builder.HasIndex(a => a.DueAt);
    }

    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("outbox").HasKey(o => new { o.OrgId, o.Position, o.Topic });
        builder.HasIndex(o => o.NextAt);
        builder.Property(o => o.Topic).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<HeadRow> builder) => builder.ToTable("heads").HasKey(h => h.OrgId);

    public void Configure(EntityTypeBuilder<ActRow> builder)
    {
        builder.ToTable("acts").HasKey(a => new { a.OrgId, a.Key });
        builder.HasIndex(a => a.AnsweredAt);
        builder.Property(a => a.Key).HasMaxLength(100);
    }
}
