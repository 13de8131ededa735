using System.Collections.Frozen;
using Guiju.Server.Kernel;
using static Guiju.Server.Visits.VisitStatus;

namespace Guiju.Server.Visits;

/// <summary>
/// What is possible, and nothing more: no signature before arrival, no card once inside. Which steps are due, and in which order,
/// is for the packs to say; with no pack in force every step may be skipped.
/// </summary>
public static class VisitSteps
{
    private static readonly VisitStatus[] BeforeArrival = [Planned, Accepted, Appointed, Ready, OnTheWay];
    private static readonly VisitStatus[] AtTheDoor = [Arrived, Waiting];
    private static readonly VisitStatus[] AtWork = [.. AtTheDoor, Admitted, Working, Escalated];

    /// <summary>Act (event name) to the states from which it is possible.</summary>
    public static FrozenDictionary<string, FrozenSet<VisitStatus>> Table { get; } = new Dictionary<string, VisitStatus[]>(StringComparer.Ordinal)
    {
        ["visit.accepted"] = [Planned],
        ["visit.declined"] = [Planned, Accepted],
        ["visit.called"] = BeforeArrival,
        ["visit.prepared"] = BeforeArrival,
        ["visit.departed"] = [Planned, Accepted, Appointed, Ready],
        ["visit.arrived"] = BeforeArrival,
        ["visit.knocked"] = AtTheDoor,
        ["visit.contacted"] = [.. BeforeArrival, .. AtTheDoor],
        ["visit.carded"] = AtTheDoor,
        ["visit.unmet"] = AtTheDoor,
        ["visit.admitted"] = AtTheDoor,
        ["backup.asked"] = AtWork,
        ["work.started"] = [.. AtTheDoor, Admitted],
        ["escalation.reported"] = [.. AtTheDoor, Admitted, Working, Escalated],
        ["escalation.taken"] = [Working, Escalated],
        ["fault.solved"] = [.. BeforeArrival, .. AtWork, Unsolved],
        ["visit.unsolved"] = [.. AtWork, Solved, Demonstrated],
        ["visit.demonstrated"] = [.. AtWork, Solved],
        ["visit.cleaned"] = [.. AtWork, Solved, Unsolved, Demonstrated],
        ["visit.signed"] = [.. AtWork, Solved, Unsolved, Demonstrated, Cleaned],
        ["visit.left"] = [.. AtWork, Solved, Unsolved, Demonstrated, Cleaned, Signed],
        ["visit.rescheduled"] = [.. BeforeArrival, .. AtTheDoor, Admitted],
        ["visit.cancelled"] = [.. BeforeArrival, .. AtWork, Solved, Unsolved, Demonstrated, Cleaned],
    }.ToFrozenDictionary(s => s.Key, s => s.Value.ToFrozenSet(), StringComparer.Ordinal);

    /// <summary>Whether an act is possible now.</summary>
    public static bool IsPossible(Visit visit, string act) => visit.Plan is not null && Table[act].Contains(visit.Status)
        && (act is not "escalation.taken" || visit.EscalationOpen)
        && (act is not "escalation.reported" || !visit.ReportedByEngineer);

    extension(Visit visit)
    {
        /// <summary>Refuses an act that is not possible now.</summary>
        public void Must(string act)
        {
            if (visit.Plan is null)
                throw new Refusal("visit.unknown");
            if (!IsPossible(visit, act))
                throw new Refusal("visit.not-possible", act, visit.Status);
        }
    }
}
