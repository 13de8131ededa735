using System.Text.Json.Nodes;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;
using Guiju.Server.Visits;

namespace Guiju.Cli.Simulation;

/// <summary>An order as its page shows it: what the simulated people know of it.</summary>
internal sealed record Story(
    int Version, Story.Head Order, IReadOnlyList<Story.Journey> Visits, IReadOnlyList<Story.Item> Timeline)
{
    /// <summary>The device that simulated acts come from; it tells them from those of people.</summary>
    public const string Device = "simulation";

    public sealed record Head(Guid Id, string Number, OrderStatus Status, OrderOpened Opened, OrderRegraded? Grade, string? Contact, string? Phone, Hold? Paused);

    public sealed record Journey(
        Guid Id, int Number, Guid EngineerId, string Engineer, VisitStatus Status, bool EscalationOpen, VisitAppointed? Appointment, DateTimeOffset? ArrivedAt);

    public sealed record Item(CaseRef Case, string Name, DateTimeOffset OccurredAt, Actor Actor, Device? Device, JsonNode Data);

    /// <summary>The visit that counts now.</summary>
    public Journey? Current => Visits.Count is 0 ? null : Visits[^1];

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt => Timeline[0].OccurredAt;

    /// <summary>Whether nothing can follow any more.</summary>
    public bool IsOver => Order.Status is OrderStatus.Archived or OrderStatus.Cancelled;

    /// <summary>When this last happened, to the order or to one of its cases.</summary>
    public DateTimeOffset? At(string name, Guid? of = null) => Last(name, of)?.OccurredAt;

    /// <summary>How often it happened.</summary>
    public int Count(string name, Guid? of = null) => Timeline.Count(i => i.Name == name && (of is null || i.Case.Id == of));

    /// <summary>The last that somebody did, clocks and verdicts left aside.</summary>
    public DateTimeOffset LastActAt => Timeline.Last(i => i.Actor.Id is not null).OccurredAt;

    /// <summary>Until when a part of the work is left to the person who took it; null when nobody did.</summary>
    public DateTimeOffset? LeftUntil(bool field, TimeSpan patience) =>
        Timeline.LastOrDefault(i => i.Actor.Id is not null && i.Device?.Id != Device && IsField(i.Name) == field)?.OccurredAt + patience;

    /// <summary>The last happening of this name.</summary>
    public Item? Last(string name, Guid? of = null) => Timeline.LastOrDefault(i => i.Name == name && (of is null || i.Case.Id == of));

    private static bool IsField(string name) =>
        !name.StartsWith("order.", StringComparison.Ordinal) && name is not ("visit.planned" or "escalation.taken" or "deviation.given");
}
