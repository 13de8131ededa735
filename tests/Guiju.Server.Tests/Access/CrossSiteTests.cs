using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace Guiju.Server.Tests.Access;

/// <summary>What another site could make a browser send, and secrets carried the wrong way.</summary>
public sealed class CrossSiteTests
{
    [Theory]
    [InlineData("POST", "/api/tokens")]
    [InlineData("POST", "/api/orders")]
    [InlineData("DELETE", "/api/session")]
    [InlineData("PUT", "/api/files/00")]
    public async Task A_write_by_cookie_without_our_header_is_refused(string method, string path)
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite, packs: false);
        await app.Newcomer();
        var browser = await app.SignedIn();
        browser.DefaultRequestHeaders.Remove("X-Guiju");

        var answer = await browser.SendAsync(new(new HttpMethod(method), path) { Content = JsonContent.Create(new { name = "x" }) });

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("access.cross-site", await answer.Code());
        Assert.Equal(200, await browser.Knock());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_form_of_another_site_signs_nobody_in(string mediaType)
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite, packs: false);
        await app.Newcomer();
        var content = new StringContent($$"""{"userName":"newcomer","password":"{{Newcomers.Password}}"}""", Encoding.UTF8);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(mediaType);

        var answer = await app.CreateClient().PostAsync("/api/session", content);

        Assert.False(answer.IsSuccessStatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_session_is_no_bearer_token_and_a_token_is_no_session()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite, packs: false);
        await app.Newcomer();
        var session = (await app.Browser().SignIn("newcomer", Newcomers.Password)).Headers.GetValues("Set-Cookie").Single().Split(';')[0]["guiju=".Length..];

        Assert.Equal(401, await Asking(app, "Authorization", $"Bearer {session}"));
        Assert.Equal(401, await Asking(app, "Cookie", $"guiju={app.World.Tokens["agent"]}"));
        Assert.Equal(401, await Asking(app, "Authorization", $"Basic {session}"));
        Assert.Equal(401, await Asking(app, "Authorization", $"Bearer {new string('x', 10_000)}"));
        Assert.Equal(200, await Asking(app, "Cookie", $"guiju={session}"));
        Assert.Equal(200, await Asking(app, "Authorization", $"Bearer {app.World.Tokens["agent"]}"));
    }

    private static Task<int> Asking(GuijuApp app, string header, string value)
    {
        var client = app.CreateClient(new() { HandleCookies = false });
        client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        return client.Knock();
    }
}
