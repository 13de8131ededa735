using Guiju.Server.Customers;
using Guiju.Server.Ledger;

namespace Guiju.Server.Orders;

/// <summary>A customer reported something and an order was opened.</summary>
[EventName("order.opened")]
public sealed record OrderOpened(
    string Number,
    [property: CaseAttribute("order.kind")] OrderKind Kind,
    string Summary,
    [property: CaseAttribute("order.product")] Product Product,
    [property: CaseAttribute("order.scope")] Scope Scope,
    [property: CaseAttribute("order.tier")] Tier Tier,
    [property: CaseAttribute("order.contract")] Contract Contract,
    [property: CaseAttribute("order.place")] Place Place,
    [property: CaseAttribute("order.equipment")] Equipment? Equipment,
    [property: CaseAttribute("order.channel")] Channel Channel,
    DateTimeOffset ReportedAt,
    Guid CustomerId, string Customer, Guid SiteId, Guid UnitId, string UnitPath,
    [property: Personal] string? Contact,
    [property: Personal] string? Phone,
    [property: Personal] string? Address) : IEvent;

/// <summary>Tier or scope turned out to be another; clocks are reckoned anew from their start.</summary>
[EventName("order.regraded")]
public sealed record OrderRegraded(
    [property: CaseAttribute("order.tier")] Tier Tier,
    [property: CaseAttribute("order.scope")] Scope Scope,
    string Reason) : IEvent;

/// <summary>Work is held for a reason outside the firm's hands.</summary>
[EventName("order.paused")]
public sealed record OrderPaused(PauseReason Reason, string Note, DateTimeOffset? Until) : IEvent;

/// <summary>The hold is over.</summary>
[EventName("order.resumed")]
public sealed record OrderResumed(string? Note) : IEvent;

/// <summary>Nobody needs the work any more.</summary>
[EventName("order.cancelled", Closes = "order")]
public sealed record OrderCancelled(CancelReason Reason, string Note) : IEvent;

/// <summary>The order was entered in the online system, with its times and texts.</summary>
[EventName("order.recorded")]
public sealed record OrderRecorded(
    DateTimeOffset? ArrivalAt, DateTimeOffset? SolvedAt, DateTimeOffset? FinishedAt,
    string? Process, string? Analysis, string? Leftovers, bool LeftoversNone, RecordSource Source) : IEvent;

/// <summary>The order is closed and filed.</summary>
[EventName("order.archived", Closes = "order")]
public sealed record OrderArchived(string? PaperNumber, string? Shelf) : IEvent;
