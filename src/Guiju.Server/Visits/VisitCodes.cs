namespace Guiju.Server.Visits;

/// <summary>Where a visit stands (W1).</summary>
public enum VisitStatus
{
    Planned, Accepted, Appointed, Ready, OnTheWay, Arrived, Waiting, Admitted, Working, Escalated,
    Solved, Unsolved, Demonstrated, Cleaned, Signed, Left, Unmet, Declined, Cancelled,
}

/// <summary>Why an engineer declines.</summary>
public enum DeclineReason { NotQualified, Overloaded, TooFar, Sick, Other }

/// <summary>Whether the fault as recorded is right.</summary>
public enum FaultCheck { Confirmed, Corrected }

/// <summary>How an appointment came about.</summary>
public enum AppointmentOrigin { Call, Reschedule, Dispatcher }

/// <summary>How the customer was tried.</summary>
public enum ContactMeans { Mobile, Landline, Message }

/// <summary>How the leave-behind card reached the customer.</summary>
public enum CardDelivery { Printed, Message, Photo }

/// <summary>The customer's answer to the backup question (GT-BACKUP).</summary>
public enum BackupAnswer { BackedUp, CustomerAcceptsRisk, BackupFirst, NotApplicable }

/// <summary>How an escalation was reported.</summary>
public enum EscalationMeans { App, Phone }

/// <summary>What the supervisor does about an escalation (W7).</summary>
public enum EscalationHelp { Remote, SecondEngineer, Part, Vendor, HandOver, Reschedule }

/// <summary>Why a visit ends without a solution.</summary>
public enum UnsolvedReason { NeedsPart, NeedsSecondEngineer, NeedsVendor, CustomerPostpones, NoAccess, Other }

/// <summary>How an unsolved order goes on.</summary>
public enum NextStep { NextVisit, HandOver, NewDate }

/// <summary>The customer's verdict after trying it himself (CM-TRIAL).</summary>
public enum TrialResult { Satisfied, NotSatisfied }

/// <summary>As what the signer signs.</summary>
public enum SignerRole { FaultOwner, CustomerParty, Contact }

/// <summary>How the customer's copy is handed over.</summary>
public enum CopyDelivery { Paper, Message, Mail }

/// <summary>Why a visit cannot be at the appointed time (CM-DELAY-REASONS).</summary>
public enum RescheduleReason { Weather, MunicipalWorks, PowerCut, TooManyOrders, CustomerRequest, Escalation, Other }

/// <summary>Whose wish a rescheduling is.</summary>
public enum Side { Customer, Ours }

/// <summary>Why a visit is cancelled.</summary>
public enum VisitCancelReason { OrderCancelled, Reassigned, Other }
