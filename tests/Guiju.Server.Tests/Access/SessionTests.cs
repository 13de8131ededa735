using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guiju.Server.Access;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Tests.Access;

/// <summary>Signing in, staying in, and being out again.</summary>
public sealed class SessionTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_browser_signs_in_and_is_out_for_good_after_signing_out(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine, packs: false);
        await app.Newcomer();
        var browser = app.Browser();
        var answer = await browser.SignIn("NewComer", Newcomers.Password);
        var me = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        var stolen = app.CreateClient(new() { HandleCookies = false });
        stolen.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);

        Assert.Equal(["agent"], me["roles"]!.AsArray().Select(r => r!.GetValue<string>()));
        Assert.Equal("east", me["unit"]!["name"]!.GetValue<string>());
        Assert.False(me["demo"]!.GetValue<bool>());
        Assert.Contains("orders-intake", me["permissions"]!.AsArray().Select(r => r!.GetValue<string>()));
        Assert.StartsWith("guiju=gs_", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((200, 200), (await browser.Knock(), await stolen.Knock()));

        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync("/api/session")).StatusCode);
        Assert.Equal((401, 401), (await browser.Knock(), await stolen.Knock()));
    }

    [Fact]
    public async Task Over_TLS_the_cookie_is_bound_to_the_host()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite, packs: false);
        await app.Newcomer();
        var browser = app.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new("https://localhost") });

        var cookie = Assert.Single((await browser.SignIn("newcomer", Newcomers.Password)).Headers.GetValues("Set-Cookie"));

        Assert.StartsWith("__Host-guiju=", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(200, await browser.Knock());
    }

    [Fact]
    public async Task Every_sign_in_makes_a_new_session_and_only_hashes_are_kept()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite, packs: false);
        await app.Newcomer();
        var cookies = new List<string>();
        foreach (var browser in new[] { app.Browser(), app.Browser() })
            cookies.Add((await browser.SignIn("newcomer", Newcomers.Password)).Headers.GetValues("Set-Cookie").Single().Split(';')[0]["guiju=".Length..]);

        var hashes = await app.InDatabase(async db => await db.Tokens.Where(t => t.Kind == TokenKind.Session).Select(t => t.Hash).ToListAsync());

        Assert.NotEqual(cookies[0], cookies[1]);
        Assert.Equal(cookies.Select(Token.HashOf).Order(ByBytes).ToList(), hashes.Order(ByBytes).ToList());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_session_ends_after_idling_and_after_its_longest_life(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine, packs: false);
        await app.Newcomer();
        var idle = await app.SignedIn();
        var busy = await app.SignedIn();

        for (var hours = 0; hours < 14 * 24 - 12; hours += 12)
        {
            app.Clock.Advance(TimeSpan.FromHours(12));
            Assert.Equal(200, await busy.Knock());
        }

        Assert.Equal(401, await idle.Knock());
        app.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(401, await busy.Knock());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_closed_account_is_out_at_once_and_comes_back_without_its_old_sessions(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine, packs: false);
        var id = await app.Newcomer();
        var browser = await app.SignedIn();

        await app.Do("administrator", $"/api/users/{id}/disabling", new { });
        Assert.Equal(401, await browser.Knock());
        Assert.Equal("access.wrong-credentials", await (await app.Browser().SignIn("newcomer", Newcomers.Password)).Code());

        Assert.True((await app.As("administrator").DeleteAsync($"/api/users/{id}/disabling")).IsSuccessStatusCode);
        Assert.Equal(401, await browser.Knock());
        Assert.Equal(200, await (await app.SignedIn()).Knock());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task What_another_node_ended_is_over_here_within_five_seconds(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine, packs: false);
        var id = await app.Newcomer();
        var browser = await app.SignedIn();
        Assert.Equal(200, await browser.Knock());

        await app.InDatabase(db => db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(s => s.SetProperty(u => u.SecurityStamp, "another")));
        app.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(401, await browser.Knock());
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_changed_password_ends_every_session_but_the_one_it_opens(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine, packs: false);
        await app.Newcomer();
        var here = await app.SignedIn();
        var elsewhere = await app.SignedIn();

        var wrong = await here.PostAsJsonAsync("/api/session/password", new { current = "not-this-one", password = "a wet green bench" });
        var weak = await here.PostAsJsonAsync("/api/session/password", new { current = Newcomers.Password, password = "password1" });
        var right = await here.PostAsJsonAsync("/api/session/password", new { current = Newcomers.Password, password = "a wet green bench" });

        Assert.Equal("account.wrong-password", await wrong.Code());
        Assert.Equal("account.password-common", await weak.Code());
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal((200, 401), (await here.Knock(), await elsewhere.Knock()));
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Browser().SignIn("newcomer", Newcomers.Password)).StatusCode);
        Assert.Equal(200, await (await app.SignedIn(password: "a wet green bench")).Knock());
    }

    private static readonly Comparer<byte[]> ByBytes = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));
}
