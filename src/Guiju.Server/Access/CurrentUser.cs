using Guiju.Server.Kernel;

namespace Guiju.Server.Access;

/// <summary>What a person may do. Roles are sets of these.</summary>
public enum Permission
{
    OrdersRead,
    OrdersIntake,
    OrdersDispatch,
    OrdersManage,
    OrdersArchive,
    VisitsWork,
    VisitsSchedule,
    EscalationsTake,
    VerdictsAppeal,
    VerdictsWaive,
    NormsRead,
    NormsManage,
    NormsReview,
    NormsApprove,
    NormsTry,
    CustomersRead,
    PeopleRead,
    PersonalDataRead,
    AccountsManage,
    AuditRead,
    ImportsRead,
}

/// <summary>Who is asking, for which organisation, and what they may see.</summary>
public sealed class CurrentUser
{
    /// <summary>The user; empty when nobody is signed in.</summary>
    public Guid Id { get; set; }

    /// <summary>The name shown in timelines.</summary>
    public string Name { get; set; } = "";

    /// <summary>The operating firm.</summary>
    public Guid OrgId { get; set; }

    /// <summary>The path of the unit whose subtree the user sees, such as <c>/1/4/</c>.</summary>
    public string UnitPath { get; set; } = "/";

    /// <summary>The contractor firm the user belongs to, if any: such a user sees only what the contractor is a party of.</summary>
    public Guid? ContractorId { get; set; }

    /// <summary>True when the user sees only the visits that are his own.</summary>
    public bool OwnWorkOnly { get; set; }

    /// <summary>What the user may do.</summary>
    public IReadOnlySet<Permission> Permissions { get; set; } = new HashSet<Permission>();

    /// <summary>True when somebody is signed in.</summary>
    public bool IsKnown => Id != Guid.Empty;

    /// <summary>Refuses unless the user may.</summary>
    public void Demand(Permission permission)
    {
        if (!Permissions.Contains(permission))
            throw new Refusal("access.not-permitted", permission);
    }

    /// <summary>Whether the user sees a case of this unit, contractor and engineer. One who is sent elsewhere to help sees what he is sent to.</summary>
    public bool Sees(string unitPath, Guid? contractorId, Guid? engineerId) =>
        (ContractorId is null || ContractorId == contractorId)
        && (engineerId == Id || (!OwnWorkOnly && unitPath.StartsWith(UnitPath, StringComparison.Ordinal)));

    /// <summary>Whether the user may.</summary>
    public bool May(Permission permission) => Permissions.Contains(permission);
}
