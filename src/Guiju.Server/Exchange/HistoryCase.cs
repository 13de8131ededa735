using Guiju.Logs;
using Guiju.Logs.Writing;
using Guiju.Norms.Verdicts;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;

namespace Guiju.Server.Exchange;

/// <summary>An order with its visits as one case of an event log.</summary>
internal static class HistoryCase
{
    /// <summary>The case; marked with what norms say of the order and its visits, when there is a judgement.</summary>
    public static LogCase Of(string number, Family family, FamilyJudgement? judgement)
    {
        var events = family.Trace.Where(e => Outgoing.Knows(e.Name)).ToList();
        var one = new LogCase(number, new Dictionary<string, object?> { ["concept:name"] = number }, [.. events.Select(EventOf)]);
        IReadOnlyList<Verdict> verdicts = judgement is null ? [] : [.. judgement.Cases.Values.SelectMany(c => c.Verdicts)];

        return judgement is null ? one : VerdictMarks.On(one, verdicts, events.Select(e => e.Id.ToString("D")));
    }

    private static LogEvent EventOf(Recorded e)
    {
        var attributes = Outgoing.Of(e).ToDictionary(v => v.Name, v => (object?)v.Value);
        attributes["concept:name"] = e.Name;
        attributes["time:timestamp"] = e.OccurredAt;
        attributes["lifecycle:transition"] = "complete";
        attributes["org:resource"] = Outgoing.Person(e.Actor);
        attributes["guiju:event"] = e.Id.ToString();
        attributes["guiju:recorded"] = e.RecordedAt;
        if (e.CaseId != e.RootId)
            attributes["guiju:visit"] = e.CaseId.ToString();
        return new(e.Name, e.OccurredAt.ToMicros(), attributes, 0);
    }
}
