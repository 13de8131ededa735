using System.Text.Json;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;
using Guiju.Server.Storage;
using Guiju.Server.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.Appeals;

/// <summary>An appeal or a waiver as lists show it; made anew from the events of its order. A granted appeal has its waiver beside it.</summary>
public sealed class AppealRow
{
    public Guid OrgId { get; set; }

    /// <summary>The appeal's id; where nobody appealed, the waiver's.</summary>
    public Guid Id { get; set; }

    public Guid OrderId { get; set; }
    public required string OrderNumber { get; set; }
    public Guid CaseId { get; set; }
    public required string CaseKind { get; set; }
    public required string Pack { get; set; }
    public required string Revision { get; set; }
    public required string Norm { get; set; }
    public required string UnitPath { get; set; }
    public Guid? ContractorId { get; set; }
    public Guid? EngineerId { get; set; }
    public string? Engineer { get; set; }
    public bool Appealed { get; set; }
    public string? Reason { get; set; }
    public required string Proof { get; set; }
    public Guid? ById { get; set; }
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
    public AppealOutcome? Outcome { get; set; }
    public string? Answer { get; set; }
    public string? AnsweredBy { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public Guid? WaiverId { get; set; }
    public DateTimeOffset? WaivedUntil { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Projects the appeals and waivers of an order.</summary>
    internal static IEnumerable<object> Project(Family family, FamilyJudgement judgement)
    {
        var appeals = Marks.Appeals(family);
        var waivers = Marks.Waivers(family);
        if ((appeals.Count is 0 && waivers.Count is 0) || family.Fold<Order>(family.RootId) is not { Opened: { } opened } order)
            yield break;

        foreach (var appeal in appeals)
            yield return Of(family, order, opened, appeal, waivers.FirstOrDefault(w => w.Given.AppealId == appeal.Raised.AppealId));
        foreach (var waiver in waivers.Where(w => w.Given.AppealId is null))
            yield return Of(family, order, opened, null, waiver);
    }

    private static AppealRow Of(Family family, Order order, OrderOpened opened, Appeal? appeal, Waiver? waiver)
    {
        var caseId = appeal?.CaseId ?? waiver!.CaseId;
        var plan = order.Visits.TryGetValue(caseId, out var visit) ? visit.Plan : order.Current?.Value.Plan;
        return new()
        {
            OrgId = family.OrgId,
            Id = appeal?.Raised.AppealId ?? waiver!.Given.WaiverId,
            OrderId = family.RootId,
            OrderNumber = opened.Number,
            CaseId = caseId,
            CaseKind = appeal?.CaseKind ?? waiver!.CaseKind,
            Pack = appeal?.Raised.Pack ?? waiver!.Given.Pack,
            Revision = appeal?.Raised.Revision ?? waiver!.Given.Revision,
            Norm = appeal?.Raised.Norm ?? waiver!.Given.Norm,
            UnitPath = opened.UnitPath,
            ContractorId = plan?.ContractorId,
            EngineerId = plan?.EngineerId,
            Engineer = plan?.Engineer,
            Appealed = appeal is not null,
            Reason = appeal?.Raised.Reason,
            Proof = JsonSerializer.Serialize(appeal?.Raised.Proof ?? [], Json.Options),
            ById = (appeal?.By ?? waiver!.By).Id,
            By = (appeal?.By ?? waiver!.By).Name,
            At = appeal?.At ?? waiver!.At,
            Outcome = appeal?.Answer?.Outcome ?? (appeal is null ? AppealOutcome.Granted : null),
            Answer = appeal?.Answer?.Reason ?? waiver?.Given.Reason,
            AnsweredBy = (appeal?.AnsweredBy ?? waiver?.By)?.Name,
            AnsweredAt = appeal?.AnsweredAt ?? waiver?.At,
            WaiverId = waiver?.Given.WaiverId,
            WaivedUntil = waiver?.Given.Until,
            WithdrawnAt = waiver?.WithdrawnAt,
        };
    }
}

internal sealed class AppealMap : IEntityTypeConfiguration<AppealRow>
{
    public void Configure(EntityTypeBuilder<AppealRow> builder)
    {
        builder.ToTable("appeals").HasKey(a => new { a.OrgId, a.Id });
        builder.HasIndex(a => new { a.OrgId, a.At });
        builder.Property(a => a.OrderNumber).HasMaxLength(40);
        builder.Property(a => a.CaseKind).HasMaxLength(40);
        builder.Property(a => a.Pack).HasMaxLength(80);
        builder.Property(a => a.Revision).HasMaxLength(40);
        builder.Property(a => a.Norm).HasMaxLength(80);
        builder.Property(a => a.UnitPath).HasMaxLength(200);
        builder.Property(a => a.Engineer).HasMaxLength(100);
        builder.Property(a => a.By).HasMaxLength(100);
        builder.Property(a => a.AnsweredBy).HasMaxLength(100);
    }
}

/// <summary>The appeals table, and who sees which.</summary>
internal static class AppealTables
{
    extension(GuijuDb db)
    {
        public DbSet<AppealRow> Appeals => db.Set<AppealRow>();
    }

    extension(IQueryable<AppealRow> appeals)
    {
        /// <summary>Those of the orders that a user sees, and his own.</summary>
        public IQueryable<AppealRow> VisibleTo(CurrentUser user)
        {
            var seen = appeals.Where(a => a.OrgId == user.OrgId && (a.ById == user.Id || a.EngineerId == user.Id || (!user.OwnWorkOnly && a.UnitPath.StartsWith(user.UnitPath))));
            return user.ContractorId is { } contractor ? seen.Where(a => a.ContractorId == contractor) : seen;
        }
    }
}
