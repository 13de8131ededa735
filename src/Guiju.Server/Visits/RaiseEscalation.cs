using Guiju.Norms;
using Guiju.Server.Ledger;

namespace Guiju.Server.Visits;

/// <summary>
/// When a norm's clock runs out whose outcome is an escalation, the system raises it to the supervisor by itself. That fulfils no norm:
/// only the engineer's own report, or the solution, does.
/// </summary>
internal static class RaiseEscalation
{
    public static IEnumerable<Entry> Because(Rulebook book, Family family, Entry entry)
    {
        if (entry is not { Kind: "visit", Event: ClockDue { Kind: ClockNotice.Breach } due })
            yield break;
        if (!Clauses.Find(book, due.Pack, due.Revision, due.Norm).Outcome.Contains("ESC", StringComparison.Ordinal))
            yield break;

        var visit = family.Fold<Visit>(entry.CaseId);
        if (visit is { EscalationOpen: false, ReportedByEngineer: false } && VisitSteps.Table["escalation.reported"].Contains(visit.Status))
            yield return Entry.In<Visit>(entry.CaseId, new EscalationRaised(due.Norm));
    }
}
