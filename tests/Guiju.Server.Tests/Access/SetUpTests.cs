using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guiju.Server.Access;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Tests.Access;

/// <summary>The first administrator.</summary>
public sealed class SetUpTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Of_twenty_who_set_up_at_once_one_becomes_administrator(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine, packs: false);
        await Empty(app);
        Assert.True(await IsNeeded(app));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => app.CreateClient().PostAsJsonAsync("/api/setup", Request($"boss{i}"))));

        var winner = Assert.Single(answers, a => a.StatusCode is HttpStatusCode.OK);
        Assert.All(answers.Where(a => a != winner), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
        Assert.Equal(1, await app.InDatabase(db => db.Users.CountAsync()));
        Assert.Equal(1, await app.InDatabase(db => db.Organisations.CountAsync()));
        Assert.Contains("accounts-manage", await winner.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(await IsNeeded(app));
    }

    [Fact]
    public async Task Where_there_is_an_account_nobody_sets_up()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite, packs: false);

        var answer = await app.CreateClient().PostAsJsonAsync("/api/setup", Request("boss"));

        Assert.Equal("account.already-set-up", await answer.Code());
        Assert.False(await IsNeeded(app));
    }

    [Fact]
    public async Task A_weak_password_sets_nothing_up()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite, packs: false);
        await Empty(app);

        var answer = await app.CreateClient().PostAsJsonAsync("/api/setup", Request("boss", "password"));

        Assert.Equal("account.password-common", await answer.Code());
        Assert.Equal(0, await app.InDatabase(db => db.Organisations.CountAsync()));
        Assert.True(await IsNeeded(app));
    }

    private static object Request(string userName, string password = Newcomers.Password) => new { organisation = "新公司", userName, name = "老板", password };

    private static async Task<bool> IsNeeded(GuijuApp app) =>
        JsonNode.Parse(await app.CreateClient().GetStringAsync("/api/setup"))!["needed"]!.GetValue<bool>();

    private static Task<int> Empty(GuijuApp app) => app.InDatabase(async db =>
        await db.UserRoles.ExecuteDeleteAsync() + await db.Users.ExecuteDeleteAsync() + await db.Organisations.ExecuteDeleteAsync());
}
