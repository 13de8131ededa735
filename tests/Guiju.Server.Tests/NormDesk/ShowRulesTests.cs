using System.Net;
using Guiju.Server.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Server.Tests.NormDesk;

public sealed class ShowRulesTests
{
    [Fact]
    public async Task The_tables_in_force_are_told_once_in_each_language_until_another_revision_comes_into_force()
    {
        await using var app = await GuijuApp.Start(Engine.Sqlite);
        var first = await Ask(app, null);
        var tag = first.Headers.ETag!.ToString();
        var table = (await app.Get("engineer", "/api/packs/in-force"))["packs"]!.AsArray();

        Assert.NotEmpty(table);
        Assert.All(table, pack => Assert.NotEmpty(pack!["program"]!["rules"]!.AsArray()));
        Assert.Equal(HttpStatusCode.NotModified, (await Ask(app, tag)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Ask(app, tag, "en")).StatusCode);

        app.Services.GetRequiredService<Rules>().Use(app.World.OrgId, new([]));
        Assert.Equal(HttpStatusCode.OK, (await Ask(app, tag)).StatusCode);
    }

    private static async Task<HttpResponseMessage> Ask(GuijuApp app, string? tag, string language = "zh-CN")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/packs/in-force");
        request.Headers.AcceptLanguage.ParseAdd(language);
        if (tag is not null)
            request.Headers.IfNoneMatch.ParseAdd(tag);
        return await app.As("engineer").SendAsync(request, TestContext.Current.CancellationToken);
    }
}
