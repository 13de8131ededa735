using System.Collections.Immutable;
using Guiju.Server.Ledger;
using Guiju.Server.Visits;

namespace Guiju.Server.Orders;

/// <summary>What a customer is owed, from the call to the archive. Its status follows from its visits.</summary>
public sealed record Order : ICase<Order>
{
    public static string Kind => "order";

    public static Order None { get; } = new();

    /// <summary>What it was opened with; null before that.</summary>
    public OrderOpened? Opened { get; init; }

    /// <summary>Tier and scope as last graded.</summary>
    public OrderRegraded? Grade { get; init; }

    /// <summary>Why and since when it is held; null while it is not.</summary>
    public Hold? Paused { get; init; }

    /// <summary>The online record.</summary>
    public OrderRecorded? Record { get; init; }

    /// <summary>Its visits, by id.</summary>
    public ImmutableSortedDictionary<Guid, Visit> Visits { get; init; } = ImmutableSortedDictionary<Guid, Visit>.Empty;

    public bool Cancelled { get; init; }

    public bool Archived { get; init; }

    /// <summary>The visit that counts now: the last one planned.</summary>
    public KeyValuePair<Guid, Visit>? Current => Visits.Count is 0 ? null : Visits.MaxBy(v => v.Value.Plan?.Number ?? 0);

    /// <summary>Where it stands.</summary>
    public OrderStatus Status => OrderStatusTable.Of(Cancelled, Archived, Record is not null, Visits.Values.Select(v => (v.Status, v.Solved)));

    public Order Apply(Recorded e) => e.Kind == Visit.Kind
        ? this with { Visits = Visits.SetItem(e.CaseId, Visits.GetValueOrDefault(e.CaseId, Visit.None).Apply(e)) }
        : e.Event switch
        {
            OrderOpened opened => this with { Opened = opened },
            OrderRegraded grade => this with { Grade = grade },
            OrderPaused pause => this with { Paused = new(pause.Reason, e.OccurredAt, pause.Until) },
            OrderResumed => this with { Paused = null },
            OrderRecorded record => this with { Record = record },
            OrderArchived => this with { Archived = true },
            OrderCancelled => this with { Cancelled = true },
            _ => this,
        };
}

/// <summary>An order held.</summary>
public sealed record Hold(PauseReason Reason, DateTimeOffset Since, DateTimeOffset? Until);
