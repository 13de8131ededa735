using System.Text.Json.Serialization;
using Guiju.Server.Access;
using Guiju.Server.Ledger;

namespace Guiju.Server.NormDesk;

/// <summary>What can be done with a revision.</summary>
public enum RevisionAct { Edit, Submit, Try, Review, Return, Approve, Issue, PutInForce, Withdraw, Retire, Confirm, Acknowledge, Draft }

/// <summary>What hinders an act.</summary>
public enum ActHindrance { NotPermitted, OwnWork, Faults, NotTried }

/// <summary>One thing that can be done at this stage, and what hinders this reader in it.</summary>
public sealed record RevisionActView(RevisionAct Act, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ActHindrance? Hindrance);

/// <summary>Who is next with a revision: what is to be done, by whom, until when.</summary>
public sealed record RevisionNext(RevisionAct Act, Permission By, DateOnly? DueOn, bool Overdue, bool Mine);

/// <summary>How many read it of those whom it binds.</summary>
public sealed record ReadingCount(int Bound, int Read);

/// <summary>A revision as the desk shows it.</summary>
public sealed record RevisionView(
    string Number, RevisionState State, string? From, bool Received, string Title, int Norms, int Faults, string Hash, IReadOnlyList<Signature> Authors,
    string? Changes, Signature? Submitted, Signature? Reviewed, Signature? Approved, Signature? Issued, Signature? Returned, string? ReturnedBecause,
    DateTimeOffset? EffectiveFrom, DateTimeOffset? EffectiveUntil, string? EndedBecause, DateOnly? NextReviewOn, Binding? Binds, ReadingCount? Readings,
    RevisionTried? Trial, bool Tried, RevisionNext? Next, IReadOnlyList<RevisionActView> Acts);

/// <summary>What a reader may do with a revision where it stands.</summary>
internal static class RevisionActs
{
    private static readonly Dictionary<RevisionState, RevisionAct[]> Possible = new()
    {
        [RevisionState.Draft] = [RevisionAct.Submit, RevisionAct.Edit, RevisionAct.Try, RevisionAct.Withdraw],
        [RevisionState.Submitted] = [RevisionAct.Review, RevisionAct.Return, RevisionAct.Try, RevisionAct.Withdraw],
        [RevisionState.Reviewed] = [RevisionAct.Approve, RevisionAct.Return, RevisionAct.Try, RevisionAct.Withdraw],
        [RevisionState.Approved] = [RevisionAct.Issue, RevisionAct.Return, RevisionAct.Withdraw],
        [RevisionState.Undated] = [RevisionAct.PutInForce, RevisionAct.Draft],
        [RevisionState.Coming] = [RevisionAct.Withdraw, RevisionAct.Draft],
        [RevisionState.InForce] = [RevisionAct.Draft, RevisionAct.Confirm, RevisionAct.Retire],
        [RevisionState.Superseded] = [RevisionAct.Draft],
        [RevisionState.Retired] = [RevisionAct.Draft],
        [RevisionState.Withdrawn] = [RevisionAct.Draft],
    };

    /// <summary>The acts, the next one first.</summary>
    public static IReadOnlyList<RevisionActView> Of(Revision revision, RevisionState state, bool faulty, CurrentUser user) =>
        [.. Possible[state].Where(a => a is not RevisionAct.Withdraw || !revision.Received).Select(a => new RevisionActView(a, Hindrance(a, revision, faulty, user)))];

    /// <summary>Who is next; nobody where it stands as it should.</summary>
    public static RevisionNext? Next(Revision revision, RevisionState state, bool faulty, DateTimeOffset now, CurrentUser user)
    {
        if (state is RevisionState.InForce)
            return Review(revision, now, user);
        if (state is RevisionState.Undated or RevisionState.Coming or RevisionState.Superseded or RevisionState.Retired or RevisionState.Withdrawn)
            return null;

        var act = state is RevisionState.Reviewed && !revision.IsTried ? RevisionAct.Try : Possible[state][0];
        return new(act, PermissionFor(act, revision), null, false, Hindrance(act, revision, faulty, user) is null or ActHindrance.Faults);
    }

    public static Permission PermissionFor(RevisionAct act, Revision revision) => act switch
    {
        RevisionAct.Review => Permission.NormsReview,
        RevisionAct.Approve => Permission.NormsApprove,
        RevisionAct.Return => revision.Stage is RevisionStage.Submitted ? Permission.NormsReview : Permission.NormsApprove,
        RevisionAct.Try => Permission.NormsTry,
        RevisionAct.Acknowledge => Permission.NormsRead,
        _ => Permission.NormsManage,
    };

    private static RevisionNext? Review(Revision revision, DateTimeOffset now, CurrentUser user)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return revision.NextReviewOn is { } due && due <= today.AddDays(ReviewReminder.DaysBefore)
            ? new(RevisionAct.Confirm, Permission.NormsManage, due, due < today, user.May(Permission.NormsManage))
            : null;
    }

    private static ActHindrance? Hindrance(RevisionAct act, Revision revision, bool faulty, CurrentUser user) => act switch
    {
        _ when !user.May(PermissionFor(act, revision)) => ActHindrance.NotPermitted,
        RevisionAct.Review or RevisionAct.Approve when revision.IsBy(user.Id) => ActHindrance.OwnWork,
        RevisionAct.Submit or RevisionAct.Try when faulty => ActHindrance.Faults,
        RevisionAct.Approve when !revision.IsTried => ActHindrance.NotTried,
        _ => null,
    };
}

/// <summary>How long before a review is due it is asked for.</summary>
internal static class ReviewReminder
{
    public const int DaysBefore = 30;
}
