using Guiju.Logs;
using Guiju.Norms;
using Guiju.Norms.Verdicts;
using Guiju.Server.Imports;
using Guiju.Server.Ledger;

namespace Guiju.Server.DryRuns;

/// <summary>What two revisions say of one case by one clause; null where the revision has no such clause.</summary>
internal sealed record TrialVerdict(Guid CaseId, string Kind, string Norm, VerdictState? Was, VerdictState? Becomes)
{
    /// <summary>Whether something newly fails or newly passes.</summary>
    public ChangeEffect? Effect => (Was is VerdictState.Breached, Becomes is VerdictState.Breached) switch
    {
        (false, true) => ChangeEffect.Fails,
        (true, false) => ChangeEffect.Passes,
        _ => null,
    };
}

/// <summary>
/// Judges cases by two revisions as if each had always been in force. Everything that a dry run knows of judging is here: whatever judges
/// faster takes this one's place.
/// </summary>
internal sealed class TrialJudge(CompiledPack? before, CompiledPack after)
{
    private readonly LogJudge? _logBefore = before is null ? null : new(before, Facts.Vocabulary, new());
    private readonly LogJudge _logAfter = new(after, Facts.Vocabulary, new());

    /// <summary>The verdicts of both on an order with its visits.</summary>
    public IReadOnlyList<TrialVerdict> Order(Family family, DateTimeOffset asOf) => Pair(
        family,
        _logBefore is null ? null : FamilyJudge.Judge(_logBefore.Rules, family, asOf),
        FamilyJudge.Judge(_logAfter.Rules, family, asOf));

    /// <summary>The verdicts of both on a case of an imported log.</summary>
    public IReadOnlyList<TrialVerdict> Imported(Family family, DateTimeOffset asOf) => Pair(
        family,
        _logBefore is null ? null : ImportedCase.Judge(family, _logBefore, asOf),
        ImportedCase.Judge(family, _logAfter, asOf));

    private static IReadOnlyList<TrialVerdict> Pair(Family family, FamilyJudgement? before, FamilyJudgement after)
    {
        var verdicts = new List<TrialVerdict>();
        foreach (var (caseId, judged) in after.Cases)
        {
            var was = before?.Cases.GetValueOrDefault(caseId)?.Verdicts.ToDictionary(v => v.Norm, v => v.State, StringComparer.Ordinal) ?? [];
            var kind = family.Cases[caseId].Kind;
            foreach (var verdict in judged.Verdicts)
                verdicts.Add(new(caseId, kind, verdict.Norm, was.Remove(verdict.Norm, out var state) ? state : null, verdict.State));
            verdicts.AddRange(was.Select(w => new TrialVerdict(caseId, kind, w.Key, w.Value, null)));
        }

        return verdicts;
    }
}
