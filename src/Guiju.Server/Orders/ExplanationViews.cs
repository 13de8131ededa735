using System.Text.Json.Nodes;
using Guiju.Norms.Explaining;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;

namespace Guiju.Server.Orders;

/// <summary>Why a verdict is what it is, with its clause. Lengths of time are milliseconds.</summary>
public sealed record ExplanationView(
    string Norm, string Pack, string PackTitle, string Revision, string Title, string Text, string Source, string? Document, string Form, CaseRef Case,
    VerdictState State, int Activations, int Violations, DateTimeOffset? FirstBreachAt, DateTimeOffset AsOf, bool Closed, DateTimeOffset? InForceFrom,
    DateTimeOffset? InForceUntil, IReadOnlyList<string> Awaited, IReadOnlyList<string> Wanted, CountView? Count, IReadOnlyList<AccountView> Accounts,
    IReadOnlyList<PassedView> Passed);

/// <summary>An event that an explanation names.</summary>
public sealed record ExplainedEvent(Guid Id, string Event, DateTimeOffset At, JsonNode Data);

/// <summary>What a norm that counts has counted.</summary>
public sealed record CountView(int Seen, int? Least, int? Most, DateTimeOffset? Until);

/// <summary>One activation with everything that led to what is said of it.</summary>
public sealed record AccountView(
    ExplainedEvent? Activation, ExplainedEvent? Target, VerdictState State, bool Released, DateTimeOffset? DecidedAt, DateTimeOffset? OpensAt,
    DateTimeOffset? ReferenceAt, IReadOnlyList<string> Detail, IReadOnlyList<AtomView> Atoms, IReadOnlyList<CandidateView> Candidates, int Best,
    BillView? Bill, IReadOnlyList<StretchView> Hours);

/// <summary>A single condition with the value that was seen.</summary>
public sealed record AtomView(
    AtomRole Role, string Name, string Op, FieldKind Kind, IReadOnlyList<string> Wanted, string? Seen, ExplainedEvent? From, bool? Holds, bool Negated);

/// <summary>An event that answers, or that came near to it.</summary>
public sealed record CandidateView(ExplainedEvent? Event, Nearness Nearness, double? DistanceMs, IReadOnlyList<AtomView> Atoms);

/// <summary>The arithmetic of a clock.</summary>
public sealed record BillView(
    DateTimeOffset From, DateTimeOffset To, bool Ended, string? Calendar, string Zone, double? LimitMs, DateTimeOffset? DueAt, double ElapsedMs, double WallMs,
    double OffMs, double PausedMs, IReadOnlyList<BillDayView> Days, IReadOnlyList<PauseView> Pauses);

/// <summary>One day of it.</summary>
public sealed record BillDayView(DateOnly Day, double ElapsedMs, double OffMs, double PausedMs, double TotalMs, IReadOnlyList<StretchView> Stretches);

/// <summary>A stretch of one kind.</summary>
public sealed record StretchView(DateTimeOffset From, DateTimeOffset To, StretchKind Kind);

/// <summary>A stretch in which the clock stood.</summary>
public sealed record PauseView(DateTimeOffset From, DateTimeOffset To, double CountedMs, ExplainedEvent? Began, ExplainedEvent? Ended);

/// <summary>An event that could have made the norm apply and did not.</summary>
public sealed record PassedView(ExplainedEvent? Event, bool InForce, IReadOnlyList<AtomView> Atoms);

/// <summary>Makes the views.</summary>
public static class ExplanationViews
{
    /// <summary>The zone whose days an explanation tells where no calendar brings its own.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>An explanation with the events of its family.</summary>
    public static ExplanationView Of(Explanation why, string packTitle, Family family, CaseRef subject)
    {
        var (verdict, norm, document) = (why.Verdict, why.Norm, why.Document);
        var printed = string.Join(' ', new[] { document.PrintedTitle, document.Number, document.PrintedRevision }.Where(t => !string.IsNullOrEmpty(t)));
        return new(
            norm.Id, verdict.Pack, packTitle, verdict.Revision, norm.Title.InReadersLanguage(), norm.Text.InReadersLanguage(), norm.Source,
            printed.Length > 0 ? printed : null, norm.Form, subject, verdict.State, verdict.Activations, verdict.Violations, ClockViews.At(verdict.FirstBreachAt),
            Micros.FromMicros(why.AsOf), why.Closed, why.From > 0 ? Micros.FromMicros(why.From) : null, ClockViews.At(why.Until), why.Awaited, why.Wanted,
            why.Count is { } c ? new(c.Seen, c.Least, c.Most, ClockViews.At(c.Until)) : null,
            [.. why.Accounts.Select(family.View)], [.. why.Passed.Select(p => new PassedView(family.Event(p.FactId), p.InForce, [.. p.Atoms.Select(family.View)]))]);
    }

    extension(Family family)
    {
        private AccountView View(Account a) => new(
            family.Event(a.FactId), family.Event(a.TargetFactId), a.State, a.Released, ClockViews.At(a.DecidedAt), ClockViews.At(a.OpensAt),
            ClockViews.At(a.ReferenceAt), a.Detail, [.. a.Atoms.Select(family.View)],
            [.. a.Candidates.Select(c => new CandidateView(family.Event(c.FactId), c.Nearness, Ms(c.Distance), [.. c.Atoms.Select(family.View)]))],
            a.Best, a.Bill is { } bill ? family.View(bill) : null, [.. a.Hours.Select(View)]);

        private AtomView View(Atom a) => new(
            a.Role, a.Name, a.Op, a.Kind, [.. a.Wanted.Select(w => Value(w, a.Kind))], a.Seen is null ? null : Value(a.Seen, a.Kind), family.Event(a.FactId), a.Holds, a.Negated);

        private BillView View(Bill b) => new(
            Micros.FromMicros(b.From), Micros.FromMicros(b.To), b.Ended, b.Calendar, b.Zone, Ms(b.Limit), ClockViews.At(b.DueAt), Ms(b.Elapsed), Ms(b.Wall), Ms(b.Off),
            Ms(b.Paused), [.. b.Days.Select(d => new BillDayView(d.Day, Ms(d.Elapsed), Ms(d.Off), Ms(d.Paused), Ms(d.Total), [.. d.Stretches.Select(View)]))],
            [.. b.Pauses.Select(p => new PauseView(Micros.FromMicros(p.From), Micros.FromMicros(p.To), Ms(p.Counted), family.Event(p.FactId), family.Event(p.EndFactId)))]);

        private ExplainedEvent? Event(string? factId) => Guid.TryParse(factId, out var id) && family.Trace.FirstOrDefault(e => e.Id == id) is { } e
            ? new(e.Id, e.Name, e.OccurredAt, JsonNode.Parse(e.Data)!)
            : null;
    }

    private static StretchView View(Stretch s) => new(Micros.FromMicros(s.From), Micros.FromMicros(s.To), s.Kind);

    private static double Ms(long micros) => micros / 1000d;

    private static double? Ms(long? micros) => micros / 1000d;

    /// <summary>Instants come as the API writes them.</summary>
    private static string Value(string value, FieldKind kind) =>
        kind is FieldKind.Instant && long.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var at)
            ? Micros.FromMicros(at).ToString("O", System.Globalization.CultureInfo.InvariantCulture)
            : value;
}
