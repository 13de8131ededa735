using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Guiju.Server.Tests.Access;

/// <summary>Tokens that let programs act for their owner.</summary>
public sealed class PersonalTokenTests
{
    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task A_token_acts_for_its_owner_until_it_expires_or_is_revoked(Engine engine)
    {
        await using var app = await GuijuApp.Start(engine, packs: false);
        await app.Newcomer();
        var browser = await app.SignedIn();
        var forever = await Issue(browser, new { name = "script" });
        var short1 = await Issue(browser, new { name = "short", expiresAt = app.Clock.GetUtcNow().AddHours(1) });

        Assert.Equal((200, 200), (await As(app, forever).Knock(), await As(app, short1).Knock()));
        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((200, 401), (await As(app, forever).Knock(), await As(app, short1).Knock()));
        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync($"/api/tokens/{forever["id"]}")).StatusCode);
        Assert.Equal(401, await As(app, forever).Knock());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.DeleteAsync($"/api/tokens/{forever["id"]}")).StatusCode);
    }

    [Fact]
    public async Task Nobody_sees_or_revokes_anothers_token()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite, packs: false);
        await app.Newcomer();
        await app.Newcomer("other");
        var token = await Issue(await app.SignedIn(), new { name = "mine" });
        var other = await app.SignedIn("other");

        Assert.Equal(HttpStatusCode.NotFound, (await other.DeleteAsync($"/api/tokens/{token["id"]}")).StatusCode);
        Assert.DoesNotContain("mine", await other.GetStringAsync("/api/tokens"), StringComparison.Ordinal);
        Assert.Equal(200, await As(app, token).Knock());
    }

    [Fact]
    public async Task A_token_cannot_issue_tokens()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite, packs: false);

        var answer = await app.As("agent").PostAsJsonAsync("/api/tokens", new { name = "heir" });

        Assert.Equal("access.needs-session", await answer.Code());
    }

    [Fact]
    public async Task A_repeated_request_makes_no_second_token_and_does_not_tell_the_secret_again()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite, packs: false);
        await app.Newcomer();
        var browser = await app.SignedIn();
        browser.DefaultRequestHeaders.Add("Idempotency-Key", "once");
        var first = await Issue(browser, new { name = "script" });
        var second = await Issue(browser, new { name = "script" });

        Assert.Equal(first["id"]!.GetValue<Guid>(), second["id"]!.GetValue<Guid>());
        Assert.Null(second["secret"]);
        Assert.Single(JsonNode.Parse(await browser.GetStringAsync("/api/tokens"))!["items"]!.AsArray());
    }

    private static async Task<JsonNode> Issue(HttpClient browser, object body)
    {
        var answer = await browser.PostAsJsonAsync("/api/tokens", body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static HttpClient As(GuijuApp app, JsonNode token)
    {
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token["secret"]!.GetValue<string>());
        return client;
    }
}
