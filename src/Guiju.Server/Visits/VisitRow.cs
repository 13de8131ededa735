using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.Visits;

/// <summary>A visit as an engineer's list shows it; made anew from its events with every append.</summary>
public sealed class VisitRow
{
    public Guid OrgId { get; set; }
    public Guid Id { get; set; }
    public Guid OrderId { get; set; }
    public required string OrderNumber { get; set; }
    public int Number { get; set; }
    public Guid EngineerId { get; set; }
    public Guid? ContractorId { get; set; }
    public required string UnitPath { get; set; }
    public VisitStatus Status { get; set; }
    public bool IsOpen { get; set; }
    public bool EscalationOpen { get; set; }
    public DateTimeOffset PlannedAt { get; set; }
    public DateTimeOffset? StartsAt { get; set; }

    /// <summary>Projects the visits of a family.</summary>
    internal static IEnumerable<object> Project(Family family, FamilyJudgement judgement)
    {
        foreach (var standing in family.Cases.Values.Where(c => c.Kind == Visit.Kind))
        {
            var visit = family.Fold<Visit>(standing.Id);
            if (visit.Plan is not { } plan)
                continue;

            yield return new VisitRow
            {
                OrgId = family.OrgId,
                Id = standing.Id,
                OrderId = plan.OrderId,
                OrderNumber = plan.OrderNumber,
                Number = plan.Number,
                EngineerId = plan.EngineerId,
                ContractorId = plan.ContractorId,
                UnitPath = plan.UnitPath,
                Status = visit.Status,
                IsOpen = !FamilyJudge.IsClosed(family, standing),
                EscalationOpen = visit.EscalationOpen,
                PlannedAt = standing.OpenedAt,
                StartsAt = visit.Appointment?.StartsAt ?? plan.WindowStart,
            };
        }
    }
}

internal sealed class VisitMap : IEntityTypeConfiguration<VisitRow>
{
    public void Configure(EntityTypeBuilder<VisitRow> builder)
    {
        builder.ToTable("visits").HasKey(v => new { v.OrgId, v.Id });
        builder.HasIndex(v => new { v.OrgId, v.EngineerId, v.IsOpen });
        builder.Property(v => v.OrderNumber).HasMaxLength(40);
        builder.Property(v => v.UnitPath).HasMaxLength(200);
    }
}

/// <summary>The visits table, and who sees which visit.</summary>
public static class VisitTables
{
    extension(GuijuDb db)
    {
        /// <summary>Visits as projected.</summary>
        public DbSet<VisitRow> Visits => db.Set<VisitRow>();
    }

    extension(Visit visit)
    {
        /// <summary>The visit, for one who may see it; for everyone else it does not exist.</summary>
        public Visit SeenBy(CurrentUser user) => visit.Plan is { } plan && user.Sees(plan.UnitPath, plan.ContractorId, plan.EngineerId)
            ? visit
            : throw new Refusal("visit.unknown");
    }
}
