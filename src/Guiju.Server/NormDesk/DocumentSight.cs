using Guiju.Norms;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;

namespace Guiju.Server.NormDesk;

/// <summary>What a reader sees of a document: drafts are the business of those who write, review, approve or audit norms.</summary>
public sealed class DocumentSight(CompiledTexts texts, Readers readers, CurrentUser user, TimeProvider clock)
{
    /// <summary>Whether the reader sees what is not issued yet.</summary>
    public bool SeesDrafts => user.May(Permission.NormsManage) || user.May(Permission.NormsReview) || user.May(Permission.NormsApprove) || user.May(Permission.AuditRead);

    /// <summary>The revisions that the reader sees, the newest first.</summary>
    public async Task<IReadOnlyList<RevisionView>> Of(string pack, Document document, CancellationToken ct)
    {
        var views = new List<RevisionView>();
        foreach (var revision in document.Revisions.Where(r => SeesDrafts || r.Stage is RevisionStage.Issued).Reverse())
            views.Add(await View(pack, document, revision, ct));
        return [.. views.OrderBy(v => v.State is RevisionState.Superseded or RevisionState.Retired or RevisionState.Withdrawn)];
    }

    private async Task<RevisionView> View(string pack, Document document, Revision revision, CancellationToken ct)
    {
        var (now, compiled) = (clock.GetUtcNow(), texts.Of(revision));
        var (state, faulty) = (revision.StateAt(now), compiled.Pack is null);
        return new(
            revision.Number, state, revision.From, revision.Received, TitleOf(document, revision)?.InReadersLanguage() ?? pack, compiled.Pack?.Norms.Count ?? 0,
            compiled.Diagnostics.Count, revision.Hash, revision.Authors, revision.Changes, revision.Submitted, revision.Reviewed, revision.Approved,
            revision.Received ? null : revision.Issued, revision.Returned, revision.ReturnedBecause, revision.EffectiveFrom, revision.EffectiveUntil, revision.EndedBecause,
            revision.NextReviewOn ?? compiled.Pack?.Document.NextReviewOn, revision.Binds, SeesDrafts ? await readers.Count(pack, revision, ct) : null,
            revision.Trial, revision.IsTried, RevisionActs.Next(revision, state, faulty, now, user), RevisionActs.Of(revision, state, faulty, user));
    }

    /// <summary>A draft with faults goes by the title of the revision that it was begun from.</summary>
    private LocalText? TitleOf(Document document, Revision revision) => texts.Of(revision).Pack?.Title
        ?? (revision.From is { } from && document.Find(from) is { } earlier && earlier != revision ? texts.Of(earlier).Pack?.Title : null);
}
