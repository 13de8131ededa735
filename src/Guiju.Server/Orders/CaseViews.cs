using System.Text.Json;
using System.Text.Json.Nodes;
using Guiju.Norms;
using Guiju.Norms.Verdicts;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;

namespace Guiju.Server.Orders;

/// <summary>Which case something belongs to.</summary>
public sealed record CaseRef(string Kind, Guid Id);

/// <summary>One event as the timeline shows it.</summary>
public sealed record TimelineItem(
    Guid Id, CaseRef Case, int Sequence, string Name, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, Actor Actor, Device? Device,
    JsonNode Data, JsonNode? Personal, string Hash)
{
    internal static TimelineItem Of(Recorded e, CurrentUser user) => new(
        e.Id, new(e.Kind, e.CaseId), e.Sequence, e.Name, e.OccurredAt, e.RecordedAt, e.Actor, e.Device, JsonNode.Parse(e.Data)!,
        e.Personal is null ? null : Masking.Personal(JsonNode.Parse(e.Personal)!, user), Convert.ToHexStringLower(e.Hash));
}

/// <summary>Why a clock started, stopped or went on.</summary>
public sealed record Cause(string Event, DateTimeOffset At, JsonNode Data);

/// <summary>One stretch of a clock.</summary>
public sealed record SegmentView(DateTimeOffset From, DateTimeOffset? To, bool Running, Cause? Cause);

/// <summary>A clock with everything that explains it: the clock of one activation, and what became of that one.</summary>
public sealed record ClockView(
    string Norm, string Pack, string Title, string Source, CaseRef Case, Cause? Activation, ClockState State, VerdictState Verdict, DateTimeOffset StartedAt, long? LimitMs,
    long ElapsedMs, DateTimeOffset? DueAt, bool Promised, bool Breached, IReadOnlyList<SegmentView> Segments, IReadOnlyList<DateTimeOffset> WarnAt);

/// <summary>One activation of a norm and what became of it.</summary>
public sealed record WitnessView(Cause? Activation, Cause? Target, VerdictState State, DateTimeOffset? DecidedAt, IReadOnlyList<string> Detail);

/// <summary>A verdict with its clause.</summary>
public sealed record VerdictView(
    string Norm, string Pack, string PackTitle, string Revision, string Title, string Text, string Source, string Check, string Outcome, string Severity,
    CaseRef Case, VerdictState State, int Activations, int Violations, DateTimeOffset? FirstBreachAt, DateTimeOffset? DueAt,
    IReadOnlyList<WitnessView> Witnesses, bool Deviated, AppealMark? Appeal, WaiverMark? Waiver);

/// <summary>An appeal against a verdict.</summary>
public sealed record AppealMark(
    Guid Id, string By, Guid? ById, string Reason, IReadOnlyList<string> Proof, DateTimeOffset At, AppealOutcome? Outcome, string? Answer, string? AnsweredBy,
    DateTimeOffset? AnsweredAt);

/// <summary>A waiver that holds now: who set the breach aside, why, and until when.</summary>
public sealed record WaiverMark(Guid Id, string By, string Reason, DateTimeOffset At, DateTimeOffset? Until);

internal static class ClockViews
{
    public static IReadOnlyList<ClockView> Of(Rulebook book, Family family, FamilyJudgement judgement) => [.. judgement.Cases
        .SelectMany(c => c.Value.Verdicts.Where(v => v.Clock is not null).Select(v => View(book, family, family.Cases[c.Key], v, v.Clock!)))
        .OrderBy(c => c.State).ThenBy(c => c.DueAt ?? DateTimeOffset.MaxValue)];

    private static ClockView View(Rulebook book, Family family, Standing s, Verdict v, ClockReading clock)
    {
        var norm = Clauses.Find(book, v.Pack, v.Revision, v.Norm);
        return new(
            v.Norm, v.Pack, norm.Title.InReadersLanguage(), norm.Source, new(s.Kind, s.Id), family.CauseOf(clock.ActivationFactId), clock.State,
            clock.Verdict, Micros.FromMicros(clock.StartedAt),
            clock.Limit / 1000, clock.Elapsed / 1000, At(clock.DueAt), clock.Promised, clock.Verdict is VerdictState.Breached,
            [.. clock.Segments.Select(g => new SegmentView(Micros.FromMicros(g.From), At(g.To), g.Running, family.CauseOf(g.CauseFactId)))],
            [.. clock.WarnAt.Select(Micros.FromMicros)]);
    }

    internal static DateTimeOffset? At(long? micros) => micros is { } m ? Micros.FromMicros(m) : null;

    extension(Family family)
    {
        internal Cause? CauseOf(string? factId) => Guid.TryParse(factId, out var id) && family.Trace.FirstOrDefault(e => e.Id == id) is { } e
            ? new(e.Name, e.OccurredAt, JsonNode.Parse(e.Data)!)
            : null;
    }
}

internal static class VerdictViews
{
    public static IReadOnlyList<VerdictView> Of(Rulebook book, Family family, FamilyJudgement judgement, DateTimeOffset now)
    {
        var marks = (Marks.Appeals(family), Waivers: Marks.Waivers(family).Where(w => w.Holds(now)).ToList());
        return [.. judgement.Cases.SelectMany(c => c.Value.Verdicts.Select(v => View(book, family, family.Cases[c.Key], v, marks)))];
    }

    private static VerdictView View(Rulebook book, Family family, Standing s, Verdict v, (IReadOnlyList<Appeal> Appeals, List<Waiver> Waivers) marks)
    {
        var norm = Clauses.Find(book, v.Pack, v.Revision, v.Norm);
        var pack = book.Packs.First(p => p.Pack.Id == v.Pack && p.Pack.Revision == v.Revision).Pack;
        return new(
            v.Norm, v.Pack, pack.Title.InReadersLanguage(), v.Revision, norm.Title.InReadersLanguage(), norm.Text.InReadersLanguage(), norm.Source,
            norm.Check.ToString(), norm.Outcome, norm.Severity, new(s.Kind, s.Id), v.State, v.Activations, v.Violations,
            ClockViews.At(v.FirstBreachAt), ClockViews.At(v.Clock?.DueAt),
            [.. v.Witnesses.Select(w => new WitnessView(
                family.CauseOf(w.ActivationFactId), family.CauseOf(w.TargetFactId), w.State, ClockViews.At(w.DecidedAt), w.Detail))],
            family.Of(s.Id).Any(e => e.Event is DeviationGiven given && given.Norm == v.Norm && given.Pack == v.Pack),
            marks.Appeals.LastOrDefault(a => a.CaseId == s.Id && a.Raised.Norm == v.Norm && a.Raised.Pack == v.Pack) is { } a
                ? new(a.Raised.AppealId, a.By.Name, a.By.Id, a.Raised.Reason, a.Raised.Proof ?? [], a.At, a.Answer?.Outcome, a.Answer?.Reason, a.AnsweredBy?.Name, a.AnsweredAt)
                : null,
            marks.Waivers.LastOrDefault(w => w.CaseId == s.Id && w.Given.Norm == v.Norm && w.Given.Pack == v.Pack) is { } w
                ? new(w.Given.WaiverId, w.By.Name, w.Given.Reason, w.At, w.Given.Until)
                : null);
    }
}
