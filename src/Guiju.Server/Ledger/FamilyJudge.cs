using System.Text.Json;
using Guiju.Norms;
using Guiju.Norms.Explaining;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;
using Guiju.Server.Kernel;

namespace Guiju.Server.Ledger;

/// <summary>The verdicts on every case of a family at one instant.</summary>
public sealed record FamilyJudgement(IReadOnlyDictionary<Guid, Judgement> Cases)
{
    /// <summary>When it must be judged again although nothing happens.</summary>
    public long? NextAlarm => Cases.Values.Min(j => j.NextAlarm);
}

/// <summary>Judges families: a pure function of events, rulebook and instant.</summary>
public static class FamilyJudge
{
    /// <summary>Judges every case of the family.</summary>
    public static FamilyJudgement Judge(Rulebook book, Family family, DateTimeOffset now) => new(family.Cases.Values.ToDictionary(
        c => c.Id, c => book.Judge(c.Kind, family.Facts(c.Id), now.ToMicros(), IsClosed(family, c))));

    /// <summary>Why a norm says of a case of the family what it says; null when no such norm judges it.</summary>
    public static Explanation? Explain(
        Rulebook book, Family family, Standing subject, DateTimeOffset now, (string Pack, string Revision, string Norm) norm, TimeZoneInfo zone) =>
        book.Explain(subject.Kind, family.Facts(subject.Id), now.ToMicros(), IsClosed(family, subject), norm.Pack, norm.Revision, norm.Norm, zone);

    /// <summary>The norms that the intended entries would newly break, in any case they are in or about.</summary>
    public static IReadOnlyList<(Standing Case, GateFinding Finding)> Gate(
        Rulebook book, Family family, IReadOnlyList<Entry> entries, DateTimeOffset at)
    {
        var found = new List<(Standing, GateFinding)>();
        foreach (var subject in Subjects(family, entries))
        {
            var acts = entries.Where(e => e.CaseId == subject.Id || subject.Id == family.RootId || e.About.Contains(subject.Id))
                .Select(e => Facts.Intended(e.Event, at)).ToArray();
            found.AddRange(book.Gate(subject.Kind, family.Facts(subject.Id), acts).Select(f => (subject, f)));
        }

        return [.. found.DistinctBy(f => (f.Item2.Pack, f.Item2.Norm))];
    }

    /// <summary>The cases that the entries are in or about, those that they open included.</summary>
    public static IEnumerable<Standing> Subjects(Family family, IReadOnlyList<Entry> entries) => entries
        .SelectMany(e => e.About.Prepend(e.CaseId).Append(family.RootId).Select(id => (id, e)))
        .DistinctBy(x => x.id)
        .Select(x => family.Cases.GetValueOrDefault(x.id) ?? new(x.id, x.e.Kind, 0, Chain.Origin, DateTimeOffset.UnixEpoch));

    /// <summary>The stored form: one row per case, without what was never touched.</summary>
    public static VerdictRow Row(Family family, Standing s, Judgement judgement, DateTimeOffset now) => new()
    {
        OrgId = family.OrgId,
        CaseId = s.Id,
        RootId = family.RootId,
        Kind = s.Kind,
        JudgedAt = now,
        Data = JsonSerializer.Serialize(
            judgement.Verdicts.Where(v => v.State is not VerdictState.Inapplicable)
                .Select(v => new StoredVerdict(v.Pack, v.Revision, v.Norm, v.State, v.Activations, v.Violations, v.FirstBreachAt, v.Clock?.State, v.Clock?.DueAt)),
            Json.Options),
    };

    /// <summary>A case is closed when its last act leaves nothing to follow.</summary>
    public static bool IsClosed(Family family, Standing s) => ClosingEvents.TryGetValue(s.Kind, out var closing)
        && family.Of(s.Id).Any(e => e.CaseId == s.Id && closing.Contains(e.Name));

    private static readonly Dictionary<string, HashSet<string>> ClosingEvents = EventCatalogue.All
        .Where(t => t.Closes is not null).GroupBy(t => t.Closes!).ToDictionary(g => g.Key, g => g.Select(t => t.Name).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
}

/// <summary>A verdict as stored for lists and counts; everything else is judged anew when a case is opened.</summary>
public sealed record StoredVerdict(
    string Pack, string Revision, string Norm, VerdictState State, int Activations, int Violations, long? FirstBreachAt,
    ClockState? Clock, long? DueAt);
