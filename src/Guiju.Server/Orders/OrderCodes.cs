namespace Guiju.Server.Orders;

/// <summary>Why a clock is held.</summary>
public enum PauseReason { CustomerUnreachable, AccessRefused, ThirdParty, CustomerRequest, ForceMajeure }

/// <summary>Why an order is cancelled.</summary>
public enum CancelReason { CustomerWithdrew, Duplicate, OpenedInError, SolvedRemotely, Other }

/// <summary>Whether the record was made in the system or carried over from paper.</summary>
public enum RecordSource { Online, Paper }

/// <summary>Where an order stands; derived from its visits.</summary>
public enum OrderStatus { New, Dispatched, Accepted, InProgress, Unmet, Suspended, Solved, Completed, Recorded, Archived, Cancelled }
