using Guiju.Server.Access;
using Guiju.Server.Customers;
using Guiju.Server.Demo;
using Guiju.Server.Kernel;
using Guiju.Server.NormDesk;
using Guiju.Server.Storage;
using Guiju.Server.Tests.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Server.Tests.Demo;

/// <summary>The world a newcomer walks around in.</summary>
public sealed class DemoWorldTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task It_is_made_once_in_an_empty_database_and_everybody_of_it_can_sign_in(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine, packs: false);
        await using var scope = app.Services.CreateAsyncScope();
        var (db, demo) = (scope.ServiceProvider.GetRequiredService<GuijuDb>(), scope.ServiceProvider.GetRequiredService<DemoWorld>());
        Assert.False(await demo.Run(CancellationToken.None));
        Assert.False(await demo.IsHere(CancellationToken.None));
        await Empty(db);

        Assert.True(await demo.Run(CancellationToken.None));
        Assert.False(await demo.Run(CancellationToken.None));

        Assert.True(await demo.IsHere(CancellationToken.None));
        Assert.Equal(Enum.GetValues<Role>(), DemoWorld.Accounts().Select(a => a.Role));
        foreach (var account in DemoWorld.Accounts())
            Assert.Equal((account.UserName, 200), (account.UserName, await (await app.SignedIn(account.UserName, DemoWorld.Password)).Knock()));
        var customers = await db.Customers.Include(c => c.Sites).Include(c => c.Services).Include(c => c.Contacts).AsSplitQuery().ToListAsync();
        Assert.Equal(40, customers.Count);
        Assert.All(customers, c => Assert.True(c.Sites.Count > 0 && c.Services.Count > 0 && c.Contacts.Count == c.Sites.Count, c.Name));
        Assert.Equal(14, await db.Users.CountAsync(u => u.Roles.Any(r => r.Role == Role.Engineer)));
    }

    [Fact]
    public async Task A_second_revision_that_comes_with_a_new_version_is_not_put_in_force_beside_the_first()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        await using var scope = app.Services.CreateAsyncScope();
        var (db, demo) = (scope.ServiceProvider.GetRequiredService<GuijuDb>(), scope.ServiceProvider.GetRequiredService<DemoWorld>());
        await db.Organisations.ExecuteUpdateAsync(s => s.SetProperty(o => o.IsDemo, true));
        var first = await db.PackRevisions.AsNoTracking().SingleAsync(p => p.Pack == "PK-GT-ITO");
        db.Add(new PackRevisionRow { OrgId = first.OrgId, Pack = first.Pack, Revision = "0.2", Hash = "other", Files = first.Files, IssuedAt = first.IssuedAt.AddDays(1) });
        await db.SaveChangesAsync();

        await demo.PutPacksInForce(CancellationToken.None);
        Assert.Equal([(first.Revision, true), ("0.2", false)], await InForce());

        await db.PackRevisions.Where(p => p.Pack == "PK-GT-ITO").ExecuteUpdateAsync(s => s.SetProperty(p => p.EffectiveFrom, (DateTimeOffset?)null));
        db.ChangeTracker.Clear();
        await demo.PutPacksInForce(CancellationToken.None);
        Assert.Equal([(first.Revision, false), ("0.2", true)], await InForce());

        async Task<IEnumerable<(string, bool)>> InForce() =>
            (await db.PackRevisions.AsNoTracking().Where(p => p.Pack == "PK-GT-ITO").OrderBy(p => p.IssuedAt).ToListAsync()).Select(p => (p.Revision, p.EffectiveFrom is not null));
    }

    [Fact]
    public void It_is_the_same_every_time()
    {
        static string Text() => System.Text.Json.JsonSerializer.Serialize(
            new DemoRows(DemoScript.Read(), "hash", DateTimeOffset.UnixEpoch).All().ToList(), Json.Options);

        Assert.Equal(Text(), Text());
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080;https://[::1]:5443")]
    [InlineData("http://127.8.0.1:1")]
    public void It_is_served_to_this_machine(string urls) => DemoWorld.RefuseBeyondLoopback(urls);

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:80")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.168.1.4:5080")]
    [InlineData("http://guiju.example:5080")]
    [InlineData("http://127.0.0.1:5080;http://10.0.0.1:5080")]
    [InlineData("http://localhost.example:5080")]
    public void It_is_served_to_nobody_else(string urls) =>
        Assert.Equal("demo.beyond-loopback", Assert.Throws<Refusal>(() => DemoWorld.RefuseBeyondLoopback(urls)).Code);

    private static async Task Empty(GuijuDb db)
    {
        await db.Tokens.ExecuteDeleteAsync();
        await db.UserRoles.ExecuteDeleteAsync();
        await db.Users.ExecuteDeleteAsync();
        await db.Units.ExecuteDeleteAsync();
        await db.Contractors.ExecuteDeleteAsync();
        await db.Sites.ExecuteDeleteAsync();
        await db.Customers.ExecuteDeleteAsync();
        await db.Organisations.ExecuteDeleteAsync();
    }
}
