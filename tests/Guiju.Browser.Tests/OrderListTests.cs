using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guiju.Browser.Tests;

/// <summary>Looking for orders, and what a page says of what cannot be done.</summary>
public sealed class OrderListTests(Browser browser, Product product) : Walk(browser)
{
    [Fact]
    public async Task Filters_stand_in_the_address_and_survive_a_reload()
    {
        var wanted = await Cases.OpenAsync(product.Address, "云洲供水集团", "一水厂监控掉线", "AA");
        var other = await Cases.OpenAsync(product.Address, "云洲供水集团", "一水厂监控花屏", "A");
        var dispatcher = await SignInAsync(product.Address, "dispatcher");
        var page = dispatcher.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "工单" }).ClickAsync();

        await page.GetByPlaceholder("单号、现象、客户").FillAsync("一水厂监控");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = other.Number })).ToBeVisibleAsync();
        await dispatcher.ChooseAsync(page.GetByRole(AriaRole.Search), "等级", "AA");
        await page.GetByText("只看未结").ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("open=true", StringComparison.Ordinal) && url.Contains("tier=AA", StringComparison.Ordinal));

        await page.ReloadAsync();

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = wanted.Number })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = other.Number })).ToBeHiddenAsync();
        await Expect(page.GetByPlaceholder("单号、现象、客户")).ToHaveValueAsync("一水厂监控");
        await dispatcher.ShootAsync("orders");
    }

    [Fact]
    public async Task A_disabled_button_says_why()
    {
        var order = await Cases.OpenAsync(product.Address, "华澜酒店", "客房电视黑屏");
        var dispatcher = await SignInAsync(product.Address, "dispatcher");

        await dispatcher.Page.GotoAsync($"/orders/{order.Order}");

        await Expect(await dispatcher.WhyNotAsync("归档")).ToHaveTextAsync("工单目前的状态不能做");
    }
}
