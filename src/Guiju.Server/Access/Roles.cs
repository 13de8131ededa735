using System.Collections.Frozen;
using System.Text.Json.Serialization;
using static Guiju.Server.Access.Permission;

namespace Guiju.Server.Access;

/// <summary>What a person is in the organisation; one may be several.</summary>
public enum Role
{
    Agent,
    Dispatcher,
    Engineer,
    Supervisor,
    [JsonStringEnumMemberName("keyAccountManager")] KeyAccountManager,
    Inspector,
    [JsonStringEnumMemberName("contractorManager")] ContractorManager,
    Custodian,
    [JsonStringEnumMemberName("normReviewer")] NormReviewer,
    [JsonStringEnumMemberName("normApprover")] NormApprover,
    Administrator,
    Auditor,
}

/// <summary>Which role may do what.</summary>
public static class Roles
{
    private static readonly FrozenDictionary<Role, Permission[]> Table = new Dictionary<Role, Permission[]>
    {
        [Role.Agent] = [OrdersRead, OrdersIntake, NormsRead, CustomersRead, PeopleRead, PersonalDataRead],
        [Role.Dispatcher] = [OrdersRead, OrdersIntake, OrdersDispatch, VisitsSchedule, OrdersManage, OrdersArchive, NormsRead, CustomersRead, PeopleRead, PersonalDataRead, ImportsRead, VerdictsAppeal],
        [Role.Engineer] = [OrdersRead, VisitsWork, VisitsSchedule, NormsRead, PersonalDataRead, VerdictsAppeal],
        [Role.Supervisor] = [OrdersRead, OrdersDispatch, VisitsSchedule, OrdersManage, OrdersArchive, EscalationsTake, NormsRead, CustomersRead, PeopleRead, PersonalDataRead, ImportsRead, VerdictsAppeal, VerdictsWaive],
        [Role.KeyAccountManager] = [OrdersRead, OrdersIntake, NormsRead, CustomersRead, PeopleRead, PersonalDataRead],
        [Role.Inspector] = [OrdersRead, NormsRead, CustomersRead, PeopleRead, ImportsRead],
        [Role.ContractorManager] = [OrdersRead, NormsRead, PeopleRead, VerdictsAppeal],
        [Role.Custodian] = [OrdersRead, NormsRead, NormsManage, NormsTry, ImportsRead, VerdictsWaive],
        [Role.NormReviewer] = [OrdersRead, NormsRead, NormsReview, NormsTry, ImportsRead],
        [Role.NormApprover] = [OrdersRead, NormsRead, NormsApprove, NormsTry, ImportsRead],
        [Role.Administrator] = [OrdersRead, NormsRead, CustomersRead, PeopleRead, AccountsManage, ImportsRead],
        [Role.Auditor] = [OrdersRead, NormsRead, CustomersRead, PeopleRead, AuditRead, ImportsRead],
    }.ToFrozenDictionary();

    /// <summary>What people of a contractor may do at most, whatever their role: the firm's customers, accounts and norms are not theirs.</summary>
    public static FrozenSet<Permission> ContractorsMay { get; } =
        [OrdersRead, OrdersDispatch, OrdersArchive, VisitsWork, VisitsSchedule, EscalationsTake, VerdictsAppeal, NormsRead, PeopleRead, PersonalDataRead];

    extension(Role role)
    {
        /// <summary>What this role may do.</summary>
        public IReadOnlyList<Permission> Permissions => Table[role];
    }

    /// <summary>What somebody with these roles may do.</summary>
    public static FrozenSet<Permission> PermissionsOf(IEnumerable<Role> roles, bool ofContractor) =>
        roles.SelectMany(r => Table[r]).Where(p => !ofContractor || ContractorsMay.Contains(p)).ToFrozenSet();

    /// <summary>Whether somebody with these roles sees orders only where he is the engineer.</summary>
    public static bool SeeOwnWorkOnly(IReadOnlyCollection<Role> roles) =>
        !roles.Any(r => r is not Role.Engineer && Table[r].Contains(OrdersRead));
}
