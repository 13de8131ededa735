using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Guiju.Browser.Tests;

/// <summary>The browser itself: without it no other test here means anything.</summary>
public sealed class BrowserTests(Browser browser)
{
    private const string Html = """
        <!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>规矩</title>
        <style>body { font: 32px sans-serif; margin: 40px }</style>
        <h1>服务规范：十五分钟未解决须升级</h1>
        <button onclick="document.title = '已到场'">我已到场</button></html>
        """;

    [Fact]
    public async Task Chromium_shows_a_served_page_and_follows_a_click()
    {
        await using var site = await ServeAsync();
        var page = await browser.NewPageAsync();
        await page.GotoAsync(site.Urls.Single());

        await page.GetByRole(AriaRole.Button, new() { Name = "我已到场" }).ClickAsync();

        Assert.Equal("已到场", await page.TitleAsync());
    }

    [Fact]
    public async Task Chinese_is_drawn_with_glyphs_and_not_with_boxes()
    {
        await using var site = await ServeAsync();
        var page = await browser.NewPageAsync();
        await page.GotoAsync(site.Urls.Single());

        var file = await Browser.ShootAsync(page, "browser-chinese");

        Assert.True(new FileInfo(file).Length > 5_000, "the screenshot is all but empty");
        Assert.NotEqual(await DrawAsync(page, "工"), await DrawAsync(page, "单"));
        Assert.Equal(await DrawAsync(page, "\uE123"), await DrawAsync(page, "\uE124"));
    }

    /// <summary>The pixels of one character; all that no font has are drawn as the same box.</summary>
    private static Task<string> DrawAsync(IPage page, string character) => page.EvaluateAsync<string>("""
        character => {
          const canvas = document.createElement('canvas');
          const pen = canvas.getContext('2d');
          pen.font = '40px sans-serif';
          pen.fillText(character, 10, 60);
          return canvas.toDataURL();
        }
        """, character);

    private static async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var site = builder.Build();
        site.MapGet("/", () => Results.Content(Html, "text/html"));
        await site.StartAsync();

        return site;
    }
}
