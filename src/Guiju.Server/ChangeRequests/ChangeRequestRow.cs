using System.Text.Json;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.ChangeRequests;

/// <summary>A change request as lists show it; made anew from its events.</summary>
public sealed class ChangeRequestRow
{
    public Guid OrgId { get; set; }
    public Guid Id { get; set; }
    public required string Pack { get; set; }
    public string? Revision { get; set; }
    public required string Norm { get; set; }
    public required string Text { get; set; }
    public required string Cases { get; set; }
    public Guid? ById { get; set; }
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
    public ChangeState State { get; set; }
    public string? Draft { get; set; }
    public string? Answer { get; set; }
    public string? AnsweredBy { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public bool IsRead { get; set; }

    /// <summary>Projects a change request.</summary>
    internal static IEnumerable<object> Project(Family family, FamilyJudgement judgement)
    {
        if (!family.Cases.TryGetValue(family.RootId, out var root) || root.Kind != ChangeRequest.Kind || family.Fold<ChangeRequest>(family.RootId) is not { Asked: { } asked } request)
            yield break;

        yield return new ChangeRequestRow
        {
            OrgId = family.OrgId,
            Id = family.RootId,
            Pack = asked.Pack,
            Revision = asked.Revision,
            Norm = asked.Norm,
            Text = asked.Text,
            Cases = JsonSerializer.Serialize(asked.Cases, Json.Options),
            ById = request.AskedIn!.Actor.Id,
            By = request.AskedIn.Actor.Name,
            At = request.AskedIn.RecordedAt,
            State = request.State,
            Draft = request.Draft,
            Answer = request.Answer,
            AnsweredBy = request.AnsweredIn?.Actor.Name,
            AnsweredAt = request.AnsweredIn?.RecordedAt,
            IsRead = request.Read,
        };
    }
}

internal sealed class ChangeRequestMap : IEntityTypeConfiguration<ChangeRequestRow>
{
    public void Configure(EntityTypeBuilder<ChangeRequestRow> builder)
    {
        builder.ToTable("change_requests").HasKey(c => new { c.OrgId, c.Id });
        builder.HasIndex(c => new { c.OrgId, c.At });
        builder.Property(c => c.Pack).HasMaxLength(80);
        builder.Property(c => c.Revision).HasMaxLength(40);
        builder.Property(c => c.Norm).HasMaxLength(80);
        builder.Property(c => c.By).HasMaxLength(100);
        builder.Property(c => c.Draft).HasMaxLength(80);
        builder.Property(c => c.AnsweredBy).HasMaxLength(100);
    }
}

/// <summary>The change requests table.</summary>
internal static class ChangeRequestTables
{
    extension(GuijuDb db)
    {
        public DbSet<ChangeRequestRow> ChangeRequests => db.Set<ChangeRequestRow>();
    }
}
