using Guiju.Server.Access;
using Guiju.Testing;

namespace Guiju.Server.Tests.Access;

/// <summary>Who may do what, as approved.</summary>
public sealed class RolesTests
{
    [Fact]
    public void Roles_may_do_what_was_approved() => Snapshot.Match(
        string.Join('\n', Enum.GetValues<Role>().Select(r => $"{r}: {string.Join(' ', r.Permissions.Order())}"))
            + $"\nof a contractor at most: {string.Join(' ', Roles.ContractorsMay.Order())}",
        "permissions");

    [Fact]
    public void An_engineer_sees_his_own_work_only_unless_another_role_of_his_sees_more()
    {
        Assert.True(Roles.SeeOwnWorkOnly([Role.Engineer]));
        Assert.False(Roles.SeeOwnWorkOnly([Role.Engineer, Role.Dispatcher]));
        Assert.False(Roles.SeeOwnWorkOnly([Role.Inspector]));
    }

    [Theory]
    [InlineData(Role.ContractorManager)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Dispatcher)]
    public void A_contractors_people_keep_no_accounts_customers_or_norms_whatever_their_role(Role role) => Assert.DoesNotContain(
        Roles.PermissionsOf([role], ofContractor: true),
        p => p is Permission.AccountsManage or Permission.CustomersRead or Permission.NormsManage or Permission.OrdersManage or Permission.AuditRead);

    [Theory]
    [InlineData("/1/2/", null, null, true)]
    [InlineData("/1/2/7/", null, null, true)]
    [InlineData("/1/", null, null, false)]
    [InlineData("/1/20/", null, null, false)]
    [InlineData("/11/2/", null, null, false)]
    public void A_unit_sees_its_subtree_and_no_more(string path, Guid? contractor, Guid? engineer, bool sees) =>
        Assert.Equal(sees, new CurrentUser { UnitPath = "/1/2/" }.Sees(path, contractor, engineer));

    [Fact]
    public void A_contractor_sees_what_it_is_a_party_of_and_an_engineer_what_is_his()
    {
        var (firm, me) = (Guid.NewGuid(), Guid.NewGuid());
        var manager = new CurrentUser { UnitPath = "/1/", ContractorId = firm };
        var engineer = new CurrentUser { UnitPath = "/1/", Id = me, OwnWorkOnly = true };

        Assert.True(manager.Sees("/1/2/", firm, null));
        Assert.False(manager.Sees("/1/2/", Guid.NewGuid(), null));
        Assert.False(manager.Sees("/1/2/", null, null));
        Assert.True(engineer.Sees("/1/2/", null, me));
        Assert.False(engineer.Sees("/1/2/", null, Guid.NewGuid()));
        Assert.False(engineer.Sees("/1/2/", null, null));
    }
}
