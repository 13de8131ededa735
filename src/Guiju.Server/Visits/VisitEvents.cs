using Guiju.Server.Customers;
using Guiju.Server.Ledger;

namespace Guiju.Server.Visits;

/// <summary>A visit was dispatched to an engineer. Carries what norms ask of the order, so that a verdict never depends on later data.</summary>
[EventName("visit.planned")]
public sealed record VisitPlanned(
    Guid OrderId,
    [property: CaseAttribute("visit.number")] int Number,
    [property: CaseAttribute("visit.engineer")] Guid EngineerId,
    string Engineer, Guid? ContractorId, string OrderNumber, string UnitPath,
    [property: CaseAttribute("order.kind")] OrderKind OrderKind,
    [property: CaseAttribute("order.product")] Product Product,
    [property: CaseAttribute("order.scope")] Scope Scope,
    [property: CaseAttribute("order.tier")] Tier Tier,
    [property: CaseAttribute("order.contract")] Contract Contract,
    [property: CaseAttribute("order.place")] Place Place,
    [property: CaseAttribute("order.equipment")] Equipment? Equipment,
    [property: CaseAttribute("order.channel")] Channel Channel,
    DateTimeOffset? WindowStart, DateTimeOffset? WindowEnd) : IEvent;

/// <summary>The engineer takes the visit.</summary>
[EventName("visit.accepted")]
public sealed record VisitAccepted : IEvent;

/// <summary>The engineer hands the visit back.</summary>
[EventName("visit.declined", Closes = "visit")]
public sealed record VisitDeclined(DeclineReason Reason, string? Note) : IEvent;

/// <summary>The pre-visit call.</summary>
[EventName("visit.called")]
public sealed record VisitCalled(
    bool Reached, bool Introduced, FaultCheck? FaultCheck, string? Correction,
    bool AddressConfirmed, bool ContactConfirmed, bool PhoneConfirmed) : IEvent;

/// <summary>A time was promised to the customer.</summary>
[EventName("visit.appointed")]
public sealed record VisitAppointed(DateTimeOffset StartsAt, DateTimeOffset? EndsAt, AppointmentOrigin Origin) : IEvent;

/// <summary>Tools were checked.</summary>
[EventName("visit.prepared")]
public sealed record VisitPrepared(IReadOnlyList<string> Tools, IReadOnlyList<string> Missing, string? MissingReason) : IEvent;

/// <summary>The engineer set out.</summary>
[EventName("visit.departed")]
public sealed record VisitDeparted(bool Reconfirmed, DateTimeOffset? ExpectedAt) : IEvent;

/// <summary>The engineer is at the door.</summary>
[EventName("visit.arrived")]
public sealed record VisitArrived(
    [property: Personal] decimal? Latitude, [property: Personal] decimal? Longitude, [property: Personal] decimal? Accuracy) : IEvent;

/// <summary>Knocked at the door; the wait begins.</summary>
[EventName("visit.knocked")]
public sealed record VisitKnocked : IEvent;

/// <summary>Tried to reach the customer.</summary>
[EventName("visit.contacted")]
public sealed record VisitContacted(bool Reached, ContactMeans Means) : IEvent;

/// <summary>Left a card.</summary>
[EventName("visit.carded")]
public sealed record VisitCarded(
    [property: Personal] string? Surname, bool SurnameGiven, DateTimeOffset? ArrivalAt, DateTimeOffset? DepartureAt,
    string? Visitor, string? ContactPerson, string? Phone, CardDelivery Delivery) : IEvent;

/// <summary>Left because nobody was met.</summary>
[EventName("visit.unmet", Closes = "visit")]
public sealed record VisitUnmet(string? Note) : IEvent;

/// <summary>Let in.</summary>
[EventName("visit.admitted")]
public sealed record VisitAdmitted(
    bool Introduced, bool BadgeShown, bool CardHanded, bool PurposeTold, bool ShoeCovers, bool Permitted) : IEvent;

/// <summary>Asked whether important data are backed up.</summary>
[EventName("backup.asked")]
public sealed record BackupAsked(BackupAnswer Answer, bool Consent) : IEvent;

/// <summary>Work began.</summary>
[EventName("work.started")]
public sealed record WorkStarted(IReadOnlyList<string>? MovedItems) : IEvent;

/// <summary>The engineer escalated the case to the technical supervisor.</summary>
[EventName("escalation.reported")]
public sealed record EscalationReported(string Tried, EscalationMeans By) : IEvent;

/// <summary>The system escalated because a clock ran out; fulfils no norm.</summary>
[EventName("escalation.raised")]
public sealed record EscalationRaised(string Norm) : IEvent;

/// <summary>A technical supervisor took the escalation.</summary>
[EventName("escalation.taken")]
public sealed record EscalationTaken(Guid SupervisorId, string Supervisor, EscalationHelp Help, string? Note) : IEvent;

/// <summary>The fault is solved.</summary>
[EventName("fault.solved")]
public sealed record FaultSolved(
    string? Solution, string? Process, string? Analysis, string? Leftovers, bool LeftoversNone, bool Remote, DateTimeOffset? RestoredAt) : IEvent;

/// <summary>The visit ends without a solution.</summary>
[EventName("visit.unsolved")]
public sealed record VisitUnsolved(UnsolvedReason Reason, string? Process, string? Leftovers, NextStep NextStep, bool CustomerTold) : IEvent;

/// <summary>Shown to the customer, who tried it himself.</summary>
[EventName("visit.demonstrated")]
public sealed record VisitDemonstrated(IReadOnlyList<string>? Topics, TrialResult Trial) : IEvent;

/// <summary>Cleaned up; its time is the finish time.</summary>
[EventName("visit.cleaned")]
public sealed record VisitCleaned(bool Wiped, bool Restored, bool Cleaned, bool Bagged, IReadOnlyList<string>? Photos) : IEvent;

/// <summary>The customer signed.</summary>
[EventName("visit.signed")]
public sealed record VisitSigned(
    [property: Personal] string? Signer, SignerRole SignerRole, string? Signature, string? Shown,
    [property: Personal] string? CopyTo, CopyDelivery? CopyHow, bool PhoneOnCopy) : IEvent;

/// <summary>Left with thanks.</summary>
[EventName("visit.left", Closes = "visit")]
public sealed record VisitLeft(bool Thanked, string? ClosingWords, bool PhoneTold) : IEvent;

/// <summary>Put off to another time.</summary>
[EventName("visit.rescheduled")]
public sealed record VisitRescheduled(
    RescheduleReason Reason, Side Side, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, DateTimeOffset? CustomerToldAt, string? Note) : IEvent;

/// <summary>The visit will not take place.</summary>
[EventName("visit.cancelled", Closes = "visit")]
public sealed record VisitCancelled(VisitCancelReason Reason, string? Note) : IEvent;
