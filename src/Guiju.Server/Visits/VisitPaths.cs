using Guiju.Server.Access;

namespace Guiju.Server.Visits;

/// <summary>The acts of a visit in the order of its life, where each is posted and who may.</summary>
public static class VisitPaths
{
    /// <summary>Act (event name), path below the visit, permission.</summary>
    public static IReadOnlyList<(string Act, string Path, Permission Permission)> All { get; } =
    [
        ("visit.accepted", "acceptance", Permission.VisitsWork),
        ("visit.declined", "decline", Permission.VisitsWork),
        ("visit.called", "call", Permission.VisitsWork),
        ("visit.prepared", "preparation", Permission.VisitsWork),
        ("visit.departed", "departure", Permission.VisitsWork),
        ("visit.arrived", "arrival", Permission.VisitsWork),
        ("visit.knocked", "knock", Permission.VisitsWork),
        ("visit.contacted", "contact", Permission.VisitsWork),
        ("visit.carded", "card", Permission.VisitsWork),
        ("visit.unmet", "no-show", Permission.VisitsWork),
        ("visit.admitted", "admission", Permission.VisitsWork),
        ("backup.asked", "backup-question", Permission.VisitsWork),
        ("work.started", "work", Permission.VisitsWork),
        ("escalation.reported", "escalation", Permission.VisitsWork),
        ("escalation.taken", "takeover", Permission.EscalationsTake),
        ("fault.solved", "solution", Permission.VisitsWork),
        ("visit.unsolved", "unsolved", Permission.VisitsWork),
        ("visit.demonstrated", "demonstration", Permission.VisitsWork),
        ("visit.cleaned", "clean-up", Permission.VisitsWork),
        ("visit.signed", "signature", Permission.VisitsWork),
        ("visit.left", "leaving", Permission.VisitsWork),
        ("visit.rescheduled", "rescheduling", Permission.VisitsSchedule),
    ];
}
