using Guiju.Server.Customers;
using Guiju.Server.Ledger;
using Guiju.Server.Visits;

namespace Guiju.Cli.Simulation;

/// <summary>The work on site (W7): solved in time, reported to the supervisor in time, reported too late or not at all, or not solved this time.</summary>
internal sealed class WorkPart(Story story, Story.Journey visit, Phrasebook words, Chance chance, Phrasebook.Job job)
{
    private readonly DateTimeOffset _started = story.At("work.started", visit.Id) ?? story.LastActAt;
    private readonly bool _isFault = story.Order.Opened.Kind is OrderKind.Fault;

    /// <summary>The next act at work.</summary>
    public Step Next()
    {
        if (story.Last("visit.demonstrated", visit.Id) is { } trial)
            return Solve(trial.OccurredAt + chance.Minutes("again", 3, 8), again: true);

        var done = _started + Takes;
        if (Report() is { } report && report.At < done)
            return report;
        return IsTooHard ? GiveUp(done) : Solve(done, again: false);
    }

    /// <summary>Two thirds of the faults are quick; installations take their time.</summary>
    private TimeSpan Takes => (_isFault, IsSlow) switch
    {
        (true, false) => chance.Minutes("work", 5, 13.5),
        (true, true) => chance.Minutes("work", 19, 42),
        _ => chance.Minutes("work", 15, 38),
    };

    private bool IsSlow => chance.Happens("slow work", 30);

    private bool IsTooHard => _isFault && IsSlow && DeskPart.MayFail(visit) && chance.Happens("too hard", 22);

    private Step? Report()
    {
        if (!_isFault || !IsSlow || story.Count("escalation.reported", visit.Id) > 0)
            return null;

        var forgets = chance.Happens("forgets", 18);
        if (forgets && chance.Happens("forgets for good", 40))
            return null;
        var after = forgets ? chance.Minutes("report", 16.5, 21) : chance.Minutes("report", 9, 14);
        return Do("escalation.reported", "escalation", _started + after, new ReportEscalation.Request(
            forgets ? job.Tried + chance.Pick("report", words.ExtraReports) : job.Tried, chance.Happens("by phone", 25) ? EscalationMeans.Phone : EscalationMeans.App));
    }

    private Step Solve(DateTimeOffset at, bool again)
    {
        var left = chance.Happens("left over", 16) ? job.Leftovers : null;
        return Do("fault.solved", "solution", at, new SolveFault.Request(
            job.Solution, again ? job.Process + words.FixedAgain : job.Process, chance.Happens("unanalysed", 1) ? null : job.Analysis, left, left is null, false, null));
    }

    private Step GiveUp(DateTimeOffset at)
    {
        var reason = chance.Pick("too hard", [UnsolvedReason.NeedsPart, UnsolvedReason.NeedsPart, UnsolvedReason.NeedsVendor, UnsolvedReason.NeedsSecondEngineer, UnsolvedReason.CustomerPostpones]);
        var leftovers = chance.Pick("leftovers", words.For("unsolved", Codes.Of(reason)));
        return Do("visit.unsolved", "unsolved", at, new EndVisitUnsolved.Request(reason, job.Tried, leftovers, NextStep.NextVisit, true));
    }

    private Step Do(string act, string path, DateTimeOffset at, ActRequest body) => new(at, Party.Engineer, act, $"/api/visits/{visit.Id:D}/{path}", body);
}
