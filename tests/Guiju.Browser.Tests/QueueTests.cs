using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guiju.Browser.Tests;

/// <summary>The dispatcher's first screen.</summary>
public sealed class QueueTests(Browser browser, Product product) : Walk(browser)
{
    [Fact]
    public async Task The_queue_is_ordered_by_time_to_breach_and_moves_without_a_reload()
    {
        var dispatcher = await SignInAsync(product.Address, "dispatcher");
        var page = dispatcher.Page;
        await page.EvaluateAsync("window.loadedOnce = true");

        var inEightHours = await Cases.OpenAsync(product.Address, "华澜酒店", "北楼电话有杂音", "normal");
        var inTwoHours = await Cases.OpenAsync(product.Address, "云洲农村商业银行", "北楼专线中断", "AAA");
        var inSixHours = await Cases.OpenAsync(product.Address, "云洲供水集团", "北楼上网慢", "A");

        var rows = page.GetByRole(AriaRole.Option).Filter(new() { HasText = "北楼" });
        await Expect(rows).ToContainTextAsync([inTwoHours.Number, inSixHours.Number, inEightHours.Number]);
        Assert.True(await page.EvaluateAsync<bool>("window.loadedOnce"));
        await MoveByKeyboardAsync(dispatcher, inEightHours.Number);
    }

    /// <summary>The order that is due last stands last: one key goes up from it, another down again, a third opens it beside the queue.</summary>
    private static async Task MoveByKeyboardAsync(Person dispatcher, string last)
    {
        var page = dispatcher.Page;
        var rows = page.GetByRole(AriaRole.Option);
        var selected = page.GetByRole(AriaRole.Option, new() { Selected = true });
        await Expect(rows.Last).ToContainTextAsync(last);
        for (var row = await rows.CountAsync(); row > 0; row--)
            await page.Keyboard.PressAsync("j");
        await Expect(selected).ToContainTextAsync(last);
        await page.Keyboard.PressAsync("k");
        await Expect(selected).Not.ToContainTextAsync(last);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");

        var panel = page.GetByRole(AriaRole.Dialog, new() { Name = last });
        await Expect(panel.GetByRole(AriaRole.Button, new() { Name = "派单" })).ToBeEnabledAsync();
        await dispatcher.ShootAsync("queue-keyboard");
        await page.Keyboard.PressAsync("Escape");
        await Expect(panel).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "异常队列" })).ToBeVisibleAsync();
    }
}
