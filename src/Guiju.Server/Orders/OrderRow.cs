using Guiju.Norms.Verdicts;
using Guiju.Server.Customers;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Guiju.Server.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guiju.Server.Orders;

/// <summary>An order as lists and the queue show it; made anew from its events with every append.</summary>
public sealed class OrderRow
{
    public Guid OrgId { get; set; }
    public Guid Id { get; set; }
    public int Version { get; set; }
    public required string Number { get; set; }
    public OrderKind Kind { get; set; }
    public required string Summary { get; set; }
    public Guid CustomerId { get; set; }
    public required string Customer { get; set; }
    public Guid SiteId { get; set; }
    public Product Product { get; set; }
    public Scope Scope { get; set; }
    public Tier Tier { get; set; }
    public Contract Contract { get; set; }
    public Place Place { get; set; }
    public OrderStatus Status { get; set; }
    public Guid UnitId { get; set; }
    public required string UnitPath { get; set; }
    public Guid? EngineerId { get; set; }
    public string? Engineer { get; set; }
    public Guid? ContractorId { get; set; }
    public Guid? VisitId { get; set; }
    public DateTimeOffset OpenedAt { get; set; }
    public DateTimeOffset ReportedAt { get; set; }
    public DateTimeOffset? SolvedAt { get; set; }
    public bool IsOpen { get; set; }
    public bool IsPaused { get; set; }

    /// <summary>The clock that runs out first, and its norm; where none runs, the norm of the clock that is held.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public string? DueNorm { get; set; }
    public string? DuePack { get; set; }

    /// <summary>That clock's state, for the list's clock column; an order on hold of which no clock runs is paused.</summary>
    public ClockState? Clock { get; set; }

    public int Breached { get; set; }
    public int Pending { get; set; }

    /// <summary>The oldest breach that still waits for its act, and its norm.</summary>
    public DateTimeOffset? OverdueSince { get; set; }

    public string? OverdueNorm { get; set; }
    public string? OverduePack { get; set; }

    /// <summary>What the queue sorts by: overdue first by age, then what is due next.</summary>
    public DateTimeOffset? QueueAt { get; set; }

    /// <summary>Why, since when and until when it is held, where it is.</summary>
    public PauseReason? PauseReason { get; set; }

    public DateTimeOffset? PausedSince { get; set; }
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>What is left of the clock that is held, where no other runs.</summary>
    public long? HeldLeftMs { get; set; }

    /// <summary>Projects an order.</summary>
    internal static IEnumerable<object> Project(Family family, FamilyJudgement judgement)
    {
        if (!family.Cases.TryGetValue(family.RootId, out var root) || root.Kind != Order.Kind)
            yield break;

        var order = family.Fold<Order>(family.RootId);
        if (order.Opened is not { } opened)
            yield break;

        var verdicts = judgement.Cases.Values.SelectMany(j => j.Verdicts).ToList();
        var isOpen = order.Status is not (OrderStatus.Archived or OrderStatus.Cancelled);
        var pressing = Pressing.Of(family, judgement, isOpen);
        var next = pressing.Next ?? pressing.Held;
        var current = order.Current;
        yield return new OrderRow
        {
            OrgId = family.OrgId,
            Id = family.RootId,
            Version = family.Version,
            Number = opened.Number,
            Kind = opened.Kind,
            Summary = opened.Summary,
            CustomerId = opened.CustomerId,
            Customer = opened.Customer,
            SiteId = opened.SiteId,
            Product = opened.Product,
            Scope = order.Grade?.Scope ?? opened.Scope,
            Tier = order.Grade?.Tier ?? opened.Tier,
            Contract = opened.Contract,
            Place = opened.Place,
            Status = order.Status,
            UnitId = opened.UnitId,
            UnitPath = opened.UnitPath,
            EngineerId = current?.Value.Plan?.EngineerId,
            Engineer = current?.Value.Plan?.Engineer,
            ContractorId = current?.Value.Plan?.ContractorId,
            VisitId = current?.Key,
            OpenedAt = root.OpenedAt,
            ReportedAt = opened.ReportedAt,
            SolvedAt = order.Visits.Values.Max(v => v.SolvedAt),
            IsOpen = isOpen,
            IsPaused = order.Paused is not null,
            PauseReason = order.Paused?.Reason,
            PausedSince = order.Paused?.Since,
            PausedUntil = order.Paused?.Until,
            DueAt = pressing.DueAt,
            DueNorm = next?.Norm,
            DuePack = next?.Pack,
            HeldLeftMs = pressing.Next is null ? pressing.HeldLeftMs : null,
            Clock = pressing.Next is null && order.Paused is not null ? ClockState.Paused : (next ?? verdicts.Find(v => v.Clock is not null))?.Clock?.State,
            Breached = verdicts.Count(v => v.State is VerdictState.Breached),
            Pending = verdicts.Count(v => v.State is VerdictState.Pending),
            OverdueSince = pressing.OverdueSince,
            OverdueNorm = pressing.Overdue?.Norm,
            OverduePack = pressing.Overdue?.Pack,
            QueueAt = isOpen ? pressing.OverdueSince ?? pressing.DueAt : null,
        };
    }
}

internal sealed class OrderMap : IEntityTypeConfiguration<OrderRow>
{
    public void Configure(EntityTypeBuilder<OrderRow> builder)
    {
        builder.ToTable("orders").HasKey(o => new { o.OrgId, o.Id });
        builder.HasIndex(o => new { o.OrgId, o.Number }).IsUnique();
        builder.HasIndex(o => new { o.OrgId, o.QueueAt });
        builder.HasIndex(o => new { o.OrgId, o.OpenedAt });
        builder.HasIndex(o => new { o.OrgId, o.EngineerId });
        builder.Property(o => o.Number).HasMaxLength(40);
        builder.Property(o => o.Summary).HasMaxLength(500);
        builder.Property(o => o.Customer).HasMaxLength(200);
        builder.Property(o => o.UnitPath).HasMaxLength(200);
        builder.Property(o => o.Engineer).HasMaxLength(100);
    }
}

/// <summary>The orders table on the database.</summary>
public static class OrderTables
{
    extension(GuijuDb db)
    {
        /// <summary>Orders as projected.</summary>
        public DbSet<OrderRow> Orders => db.Set<OrderRow>();
    }
}
