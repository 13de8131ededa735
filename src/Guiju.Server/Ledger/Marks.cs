namespace Guiju.Server.Ledger;

/// <summary>What came of an appeal.</summary>
public enum AppealOutcome
{
    /// <summary>The verdict stands.</summary>
    Upheld,

    /// <summary>The appeal is right: the verdict is waived.</summary>
    Granted,
}

/// <summary>Somebody whom a breach concerns says why it should not count against him.</summary>
[EventName("verdict.appealed")]
public sealed record VerdictAppealed(Guid AppealId, string Norm, string Pack, string Revision, string Reason, IReadOnlyList<string>? Proof) : IEvent;

/// <summary>Somebody entitled, other than who appealed, answered the appeal.</summary>
[EventName("appeal.decided")]
public sealed record AppealDecided(Guid AppealId, string Norm, string Pack, AppealOutcome Outcome, string Reason) : IEvent;

/// <summary>A breach is set aside, with name and reason, for good or until an instant. The breach stays what it is.</summary>
[EventName("verdict.waived")]
public sealed record VerdictWaived(Guid WaiverId, string Norm, string Pack, string Revision, string Reason, DateTimeOffset? Until, Guid? AppealId) : IEvent;

/// <summary>A waiver was taken back; from then on the breach counts again.</summary>
[EventName("waiver.withdrawn")]
public sealed record WaiverWithdrawn(Guid WaiverId, string Norm, string Pack, string Reason) : IEvent;

/// <summary>An appeal as its case's timeline tells it.</summary>
public sealed record Appeal(Guid CaseId, string CaseKind, VerdictAppealed Raised, Actor By, DateTimeOffset At)
{
    /// <summary>The answer; null while it is open.</summary>
    public AppealDecided? Answer { get; init; }

    /// <summary>Who answered.</summary>
    public Actor? AnsweredBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>A waiver as its case's timeline tells it.</summary>
public sealed record Waiver(Guid CaseId, string CaseKind, VerdictWaived Given, Actor By, DateTimeOffset At)
{
    /// <summary>When it was taken back; null while it was not.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Who took it back.</summary>
    public Actor? WithdrawnBy { get; init; }

    /// <summary>Whether it holds at an instant: it ends by itself.</summary>
    public bool Holds(DateTimeOffset now) => At <= now && !(WithdrawnAt <= now) && !(Given.Until <= now);
}

/// <summary>
/// What people said of verdicts: a pure function of the timeline. No norm reads it, so no verdict changes by it; it is a mark beside the verdict.
/// </summary>
public static class Marks
{
    private static readonly HashSet<string> Names = new(
        EventCatalogue.All.Where(t => t.Type == typeof(VerdictAppealed) || t.Type == typeof(AppealDecided) || t.Type == typeof(VerdictWaived) || t.Type == typeof(WaiverWithdrawn)).Select(t => t.Name), StringComparer.Ordinal);

    /// <summary>Whether an event only marks a verdict.</summary>
    public static bool IsMark(string eventName) => Names.Contains(eventName);

    /// <summary>The appeals of a family, oldest first.</summary>
    public static IReadOnlyList<Appeal> Appeals(Family family)
    {
        var appeals = new List<Appeal>();
        foreach (var e in family.Trace.Where(e => IsMark(e.Name)).OrderBy(e => e.Position))
        {
            if (e.Event is VerdictAppealed raised)
                appeals.Add(new(e.CaseId, e.Kind, raised, e.Actor, e.RecordedAt));
            else if (e.Event is AppealDecided decided && appeals.FindIndex(a => a.Raised.AppealId == decided.AppealId) is >= 0 and var at)
                appeals[at] = appeals[at] with { Answer = decided, AnsweredBy = e.Actor, AnsweredAt = e.RecordedAt };
        }

        return appeals;
    }

    /// <summary>The waivers of a family, oldest first.</summary>
    public static IReadOnlyList<Waiver> Waivers(Family family)
    {
        var waivers = new List<Waiver>();
        foreach (var e in family.Trace.Where(e => IsMark(e.Name)).OrderBy(e => e.Position))
        {
            if (e.Event is VerdictWaived given)
                waivers.Add(new(e.CaseId, e.Kind, given, e.Actor, e.RecordedAt));
            else if (e.Event is WaiverWithdrawn withdrawn && waivers.FindIndex(w => w.Given.WaiverId == withdrawn.WaiverId) is >= 0 and var at)
                waivers[at] = waivers[at] with { WithdrawnAt = e.RecordedAt, WithdrawnBy = e.Actor };
        }

        return waivers;
    }
}
