using Guiju.Server.Access;
using Guiju.Server.Kernel;

namespace Guiju.Server.NormDesk;

/// <summary>What is possible with a revision, whoever asks.</summary>
internal static class RevisionRules
{
    extension(Revision revision)
    {
        /// <summary>Refuses unless the revision is at this stage.</summary>
        public void Must(params RevisionStage[] stages)
        {
            if (!stages.Contains(revision.Stage))
                throw new Refusal("document.not-at-this-stage", revision.Number, revision.Stage);
        }

        /// <summary>Four eyes: who wrote on it neither reviews nor approves it.</summary>
        public void MustNotBeBy(CurrentUser user)
        {
            if (revision.IsBy(user.Id))
                throw new Refusal("document.own-work", revision.Number);
        }
    }

    /// <summary>
    /// The revisions that end where this one begins. Nothing else may be in force while it is: neither one that began earlier and has an end
    /// of its own, nor one that begins later.
    /// </summary>
    /// <exception cref="Refusal">Two would be in force at once.</exception>
    public static IReadOnlyList<string> Replaced(Document document, string revision, DateTimeOffset from, DateTimeOffset? until)
    {
        var others = document.Revisions.FindAll(r => r.Number != revision && r.Stage is RevisionStage.Issued && r.IsInForceWithin(from, until));
        return others.Find(r => r.EffectiveFrom >= from || r.EffectiveUntil is not null) is { } other
            ? throw new Refusal("document.two-in-force", other.Number, other.EffectiveFrom, revision)
            : [.. others.Select(r => r.Number)];
    }
}
