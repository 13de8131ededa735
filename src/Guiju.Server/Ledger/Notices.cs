using Guiju.Norms;
using Guiju.Norms.Verdicts;
using Guiju.Server.Kernel;

namespace Guiju.Server.Ledger;

/// <summary>What the ledger announces by itself: clocks that ran to a warning or out, and verdicts that changed after being announced.</summary>
public static class Notices
{
    /// <summary>The announcements that are owed at this instant and have not been made. Asking again after making them answers none.</summary>
    public static IReadOnlyList<Entry> Owed(Family family, FamilyJudgement judgement, DateTimeOffset now)
    {
        var owed = new List<Entry>();
        foreach (var (caseId, cases) in judgement.Cases)
        {
            var standing = family.Cases[caseId];
            var made = family.Trace.Where(e => e.CaseId == caseId && e.Name is "clock.due" or "verdict.revised").Select(e => e.Event).ToList();
            foreach (var verdict in cases.Verdicts)
                owed.AddRange(Of(verdict, made, now.ToMicros()).Select(e => new Entry(caseId, standing.Kind, e, [])));
        }

        return owed;
    }

    private static IEnumerable<IEvent> Of(Verdict v, List<IEvent> made, long now)
    {
        var mine = made.OfType<ClockDue>().Where(d => d.Norm == v.Norm && d.Pack == v.Pack && d.Revision == v.Revision).ToList();
        var breaches = mine.Count(d => d.Kind is ClockNotice.Breach);
        var revisions = made.OfType<VerdictRevised>().Count(r => r.Norm == v.Norm && r.Pack == v.Pack && r.Revision == v.Revision);
        if (v.State is VerdictState.Breached && v.Clock?.DueAt is { } due && due <= now && breaches == revisions)
            yield return new ClockDue(v.Norm, v.Pack, v.Revision, Micros.FromMicros(due), ClockNotice.Breach);
        else if (v.State is not VerdictState.Breached && breaches > revisions)
            yield return new VerdictRevised(v.Norm, v.Pack, v.Revision, "breached", v.State.ToString().ToLowerInvariant());

        if (v.Clock is not { State: ClockState.Running } clock)
            yield break;
        foreach (var at in clock.WarnAt.Where(w => w <= now && !mine.Exists(d => d.Kind is ClockNotice.Warning && d.DueAt.ToMicros() == w)))
            yield return new ClockDue(v.Norm, v.Pack, v.Revision, Micros.FromMicros(at), ClockNotice.Warning);
    }
}
