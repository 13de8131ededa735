using Guiju.Server.Kernel;

namespace Guiju.Server.Ledger;

/// <summary>A fact that was recorded. Events are never changed or deleted; a correction is another event.</summary>
public interface IEvent;

/// <summary>The catalogue name of an event.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>The name, such as <c>visit.arrived</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The kind of case that this event ends: nothing can follow in it.</summary>
    public string? Closes { get; init; }
}

/// <summary>Personal data: lies apart from the event, enters its hash only as a salted digest, can be erased, and is unseen by norms.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PersonalAttribute : Attribute;

/// <summary>The property carries a case attribute that norms may ask for, such as <c>order.tier</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class CaseAttributeAttribute(string name) : Attribute
{
    /// <summary>The dotted name.</summary>
    public string Name { get; } = name;
}

/// <summary>Who acted: a person, or the system itself when there is no id.</summary>
public sealed record Actor(Guid? Id, string Name)
{
    /// <summary>The system, such as the clock poller.</summary>
    public static Actor System { get; } = new(null, "system");
}

/// <summary>The device an act came from and its place in the device's own order.</summary>
public sealed record Device([property: AtMost(100)] string Id, long Sequence);

/// <summary>An event as it stands in its timeline.</summary>
public sealed record Recorded(
    Guid RootId, Guid CaseId, string Kind, int Sequence, Guid Id, long Position, string Name,
    DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, Actor Actor, Device? Device, IReadOnlyList<Guid> About,
    string Data, string? Personal, byte[]? PersonalDigest, byte[] Hash)
{
    private IEvent? _event;
    private Guiju.Norms.Timelines.Fact? _fact;

    /// <summary>The typed event; personal fields are empty when they were erased.</summary>
    public IEvent Event => _event ??= EventCatalogue.Read(Name, Data, Personal);

    /// <summary>The event as norms see it.</summary>
    public Guiju.Norms.Timelines.Fact Fact => _fact ??= Facts.Of(this);

    /// <summary>True when the event lies in the case or is about it.</summary>
    public bool Concerns(Guid caseId) => CaseId == caseId || About.Contains(caseId);
}

/// <summary>What an accepted act answers: the case, its version, and the events it became.</summary>
public sealed record Receipt(Guid Id, int Version, IReadOnlyList<ReceiptEvent> Events);

/// <summary>One recorded event of a receipt.</summary>
public sealed record ReceiptEvent(Guid Id, string Name, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt);
