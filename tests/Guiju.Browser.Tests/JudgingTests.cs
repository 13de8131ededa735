using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guiju.Browser.Tests;

/// <summary>The engineers' app counts by itself: here what the server says of clocks is kept from it, and its phone lives in another zone.</summary>
public sealed partial class JudgingTests(Browser browser) : Walk(browser)
{
    [Fact]
    public async Task The_phone_counts_what_the_server_counts()
    {
        await using var product = MovedProduct.Start();
        var visit = await Cases.AtWorkAsync(product, "engineer", "财务室电脑蓝屏");
        var screen = Person.Phone;
        screen.TimezoneId = "America/New_York";
        var engineer = await SignInAsync(product.Address, "engineer", screen, "/field");
        await WithholdClocksAsync(engineer.Page, visit);
        await engineer.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "财务室电脑蓝屏" }).ClickAsync();

        await Expect(Dial(engineer.Page, "十五分钟未解决须升级")).ToHaveTextAsync(QuarterOfAnHour());
        await engineer.ShootAsync("field-judged");
        Assert.Equal(await RunningAsync(product, visit), await engineer.Page.GetByRole(AriaRole.Timer).CountAsync());

        product.Clock.Advance(TimeSpan.FromMinutes(16));
        await engineer.LookAgainAsync();
        await Expect(Dial(engineer.Page, "十五分钟未解决须升级")).ToHaveCountAsync(0);
        Assert.Empty(engineer.Complaints);
    }

    [GeneratedRegex(@"^14:\d\d$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuarterOfAnHour();

    private static ILocator Dial(IPage page, string norm) =>
        page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = norm }).GetByRole(AriaRole.Timer);

    private static Task WithholdClocksAsync(IPage page, Cases.Case visit) => page.RouteAsync($"**/api/orders/{visit.Order}", async route =>
    {
        var answer = await route.FetchAsync();
        var order = JsonNode.Parse(await answer.TextAsync())!;
        order["clocks"] = new JsonArray();
        await route.FulfillAsync(new() { Response = answer, Body = order.ToJsonString() });
    });

    /// <summary>How many clocks the server counts that have a due time.</summary>
    private static async Task<int> RunningAsync(MovedProduct product, Cases.Case visit)
    {
        using var engineer = await Caller.SignInAsync(product.Address, "engineer");
        return (await engineer.GetAsync($"/api/orders/{visit.Order}"))["clocks"]!.AsArray()
            .Count(c => c!["state"]!.GetValue<string>() is "running" && c["dueAt"] is not null);
    }
}
