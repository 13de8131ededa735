using Guiju.Server.Access;
using static Guiju.Server.Access.Permission;

namespace Guiju.Server.Tests.Access;

/// <summary>Whose things a door reaches.</summary>
public enum Reach
{
    /// <summary>Nobody needs to be known.</summary>
    Open,

    /// <summary>Only what is the caller's own, whatever he asks.</summary>
    Own,

    /// <summary>What the whole organisation shares.</summary>
    Organisation,

    /// <summary>A list, in which what the caller may not see is missing.</summary>
    List,

    /// <summary>One thing, named in the address or the body; what the caller may not see does not exist.</summary>
    One,
}

/// <summary>Every door of the API: what one must be permitted, and how far it reaches. A new endpoint is a new line.</summary>
public static class MatrixTable
{
    /// <summary>Method and pattern to what is expected of the door. No permission: being signed in is enough.</summary>
    public static IReadOnlyDictionary<string, (Permission? Needs, Reach Reach)> Doors { get; } = new Dictionary<string, (Permission?, Reach)>(StringComparer.Ordinal)
    {
        ["GET /api/health"] = (null, Reach.Open),
        ["GET /api/clock"] = (null, Reach.Open),
        ["GET /api/setup"] = (null, Reach.Open),
        ["POST /api/setup"] = (null, Reach.Open),
        ["POST /api/session"] = (null, Reach.Open),

        ["GET /api/session"] = (null, Reach.Own),
        ["DELETE /api/session"] = (null, Reach.Own),
        ["POST /api/session/password"] = (null, Reach.Own),
        ["GET /api/tokens"] = (null, Reach.Own),
        ["POST /api/tokens"] = (null, Reach.Own),
        ["DELETE /api/tokens/{id:guid}"] = (null, Reach.Own),

        ["GET /api/units"] = (null, Reach.List),
        ["POST /api/units"] = (AccountsManage, Reach.One),
        ["GET /api/contractors"] = (PeopleRead, Reach.List),
        ["POST /api/contractors"] = (AccountsManage, Reach.Organisation),
        ["GET /api/users"] = (AccountsManage, Reach.List),
        ["POST /api/users"] = (AccountsManage, Reach.One),
        ["POST /api/users/{id:guid}/disabling"] = (AccountsManage, Reach.One),
        ["DELETE /api/users/{id:guid}/disabling"] = (AccountsManage, Reach.One),
        ["POST /api/users/{id:guid}/password"] = (AccountsManage, Reach.One),
        ["GET /api/engineers"] = (PeopleRead, Reach.List),

        ["GET /api/customers"] = (CustomersRead, Reach.List),
        ["POST /api/customers"] = (OrdersIntake, Reach.One),

        ["GET /api/queue"] = (OrdersRead, Reach.List),
        ["GET /api/orders"] = (OrdersRead, Reach.List),
        ["POST /api/orders"] = (OrdersIntake, Reach.One),
        ["GET /api/orders/{id}"] = (OrdersRead, Reach.One),
        ["GET /api/orders/{id}/explanations/{pack}/{revision}/{norm}"] = (OrdersRead, Reach.One),
        ["GET /api/orders/{id}/facts"] = (OrdersRead, Reach.One),
        ["POST /api/orders/{id}/visits"] = (OrdersDispatch, Reach.One),
        ["POST /api/orders/{id}/pause"] = (OrdersManage, Reach.One),
        ["POST /api/orders/{id}/resumption"] = (OrdersManage, Reach.One),
        ["POST /api/orders/{id}/cancellation"] = (OrdersManage, Reach.One),
        ["POST /api/orders/{id}/regrading"] = (OrdersManage, Reach.One),
        ["POST /api/orders/{id}/record"] = (OrdersArchive, Reach.One),
        ["POST /api/orders/{id}/appeals"] = (VerdictsAppeal, Reach.One),
        ["POST /api/orders/{id}/appeals/{appeal:guid}/decision"] = (VerdictsWaive, Reach.One),
        ["POST /api/orders/{id}/waivers"] = (VerdictsWaive, Reach.One),
        ["POST /api/orders/{id}/waivers/{waiver:guid}/withdrawal"] = (VerdictsWaive, Reach.One),
        ["GET /api/appeals"] = (OrdersRead, Reach.List),
        ["GET /api/change-requests"] = (NormsRead, Reach.List),
        ["POST /api/change-requests"] = (NormsRead, Reach.Organisation),
        ["POST /api/change-requests/{id}/answer"] = (NormsManage, Reach.Own),
        ["POST /api/change-requests/{id}/reading"] = (NormsRead, Reach.Own),
        ["POST /api/orders/{id}/archive"] = (OrdersArchive, Reach.One),

        ["GET /api/visits"] = (VisitsWork, Reach.List),
        ["POST /api/visits/{id}/acceptance"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/decline"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/call"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/preparation"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/departure"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/arrival"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/knock"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/contact"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/card"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/no-show"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/admission"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/backup-question"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/work"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/escalation"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/takeover"] = (EscalationsTake, Reach.One),
        ["POST /api/visits/{id}/solution"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/unsolved"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/demonstration"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/clean-up"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/signature"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/leaving"] = (VisitsWork, Reach.One),
        ["POST /api/visits/{id}/rescheduling"] = (VisitsSchedule, Reach.One),

        ["GET /api/notices"] = (OrdersManage, Reach.List),
        ["POST /api/notices/{id:guid}/reading"] = (OrdersManage, Reach.One),
        ["GET /api/live"] = (OrdersRead, Reach.List),

        ["PUT /api/files/{sha256}"] = (VisitsWork, Reach.Organisation),
        ["GET /api/files/{sha256}"] = (OrdersRead, Reach.Organisation),

        ["GET /api/imports"] = (ImportsRead, Reach.List),
        ["GET /api/imports/{id:guid}"] = (ImportsRead, Reach.One),
        ["GET /api/imports/{id:guid}/cases"] = (ImportsRead, Reach.One),
        ["GET /api/imports/{id:guid}/cases/{caseId:guid}"] = (ImportsRead, Reach.One),
        ["GET /api/imports/{id:guid}/cases/{caseId:guid}/explanations/{norm}"] = (ImportsRead, Reach.One),

        ["GET /api/history"] = (ImportsRead, Reach.List),

        ["GET /api/packs"] = (NormsRead, Reach.Organisation),
        ["GET /api/packs/in-force"] = (NormsRead, Reach.Organisation),
        ["GET /api/packs/{id}/{revision}"] = (NormsRead, Reach.Organisation),
        ["PUT /api/packs/{id}/{revision}/force"] = (NormsManage, Reach.Organisation),

        ["GET /api/documents"] = (NormsRead, Reach.Organisation),
        ["GET /api/documents/readings"] = (NormsRead, Reach.Organisation),
        ["POST /api/documents/compilation"] = (NormsManage, Reach.Organisation),
        ["GET /api/documents/{pack}"] = (NormsRead, Reach.Organisation),
        ["GET /api/documents/{pack}/comparison"] = (NormsRead, Reach.Organisation),
        ["POST /api/documents/{pack}/revisions"] = (NormsManage, Reach.Organisation),
        ["GET /api/documents/{pack}/revisions/{revision}/files"] = (NormsRead, Reach.Organisation),
        ["PUT /api/documents/{pack}/revisions/{revision}/files"] = (NormsManage, Reach.Organisation),
        ["POST /api/documents/{pack}/revisions/{revision}/submission"] = (NormsManage, Reach.Organisation),
        ["POST /api/documents/{pack}/revisions/{revision}/review"] = (NormsReview, Reach.Organisation),
        ["POST /api/documents/{pack}/revisions/{revision}/return"] = (NormsRead, Reach.Organisation),
        ["POST /api/documents/{pack}/revisions/{revision}/approval"] = (NormsApprove, Reach.Organisation),
        ["POST /api/documents/{pack}/revisions/{revision}/issue"] = (NormsManage, Reach.Organisation),
        ["POST /api/documents/{pack}/revisions/{revision}/withdrawal"] = (NormsManage, Reach.Organisation),
        ["POST /api/documents/{pack}/revisions/{revision}/retirement"] = (NormsManage, Reach.Organisation),
        ["POST /api/documents/{pack}/revisions/{revision}/confirmation"] = (NormsManage, Reach.Organisation),
        ["POST /api/documents/{pack}/revisions/{revision}/reading"] = (NormsRead, Reach.Organisation),
        ["GET /api/documents/{pack}/revisions/{revision}/readings"] = (NormsManage, Reach.Organisation),

        ["POST /api/documents/{pack}/revisions/{revision}/dry-runs"] = (NormsTry, Reach.Organisation),
        ["GET /api/dry-runs"] = (NormsTry, Reach.List),
        ["GET /api/dry-runs/{id:guid}"] = (NormsTry, Reach.One),
        ["GET /api/dry-runs/{id:guid}/changes"] = (NormsTry, Reach.One),
        ["POST /api/dry-runs/{id:guid}/cancellation"] = (NormsTry, Reach.One),
    };
}
