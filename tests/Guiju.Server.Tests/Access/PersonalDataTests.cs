using Guiju.Server.Access;

namespace Guiju.Server.Tests.Access;

/// <summary>Names and numbers of customers' people.</summary>
public sealed class PersonalDataTests
{
    private const string Phone = "13812345678";
    private const string Contact = "王小明";

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Only_who_needs_them_sees_them_whole_on_every_page(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine);
        var (order, visit) = await app.DispatchedOrder();
        await app.Walk(visit, "leaving");

        foreach (var role in Enum.GetValues<Role>().Where(r => r.Permissions.Contains(Permission.OrdersRead) && r is not Role.ContractorManager))
        {
            var person = char.ToLowerInvariant(role.ToString()[0]) + role.ToString()[1..];
            var page = await app.As(person).GetStringAsync($"/api/orders/{order}");
            var others = string.Concat(await Task.WhenAll(Lists(role).Select(path => app.As(person).GetStringAsync(path))));

            var whole = role.Permissions.Contains(Permission.PersonalDataRead);
            Assert.Equal((role, whole, whole), (role, page.Contains(Phone, StringComparison.Ordinal), page.Contains(Contact, StringComparison.Ordinal)));
            Assert.Equal((role, true), (role, page.Contains(whole ? Phone : "138****5678", StringComparison.Ordinal)));
            if (!whole)
                Assert.DoesNotContain(Phone, others, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("13812345678", "138****5678")]
    [InlineData("88001234", "****34")]
    [InlineData("7", "****7")]
    public void A_number_is_masked(string phone, string shown) => Assert.Equal(shown, Masking.Phone(phone));

    [Theory]
    [InlineData("王小明", "王**")]
    [InlineData("", "")]
    [InlineData("𠮷野", "𠮷**")]
    public void A_name_is_masked(string name, string shown) => Assert.Equal(shown, Masking.Name(name));

    private static IEnumerable<string> Lists(Role role) => new (string Path, Permission Needs)[]
    {
        ("/api/orders", Permission.OrdersRead), ("/api/queue", Permission.OrdersRead), ("/api/customers", Permission.CustomersRead),
    }.Where(l => role.Permissions.Contains(l.Needs)).Select(l => l.Path);
}
