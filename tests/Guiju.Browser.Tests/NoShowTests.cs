using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guiju.Browser.Tests;

/// <summary>W6: nobody opens. The engineer waits as long as the norm says, leaves a card, and the visit is made again.</summary>
public sealed class NoShowTests(Browser browser) : Walk(browser)
{
    [Fact]
    public async Task Nobody_opens_so_he_waits_leaves_a_card_and_comes_again()
    {
        await using var product = MovedProduct.Start();
        var visit = await Cases.OnTheWayAsync(product, "engineer", "会议室无线断续");
        product.Clock.Advance(TimeSpan.FromMinutes(24));
        var engineer = await SignInAsync(product.Address, "engineer", Person.Phone);

        await WaitAsync(engineer, visit);
        await LeaveTooEarlyAsync(engineer, visit);
        await LeaveACardAsync(engineer);
        product.Clock.Advance(TimeSpan.FromMinutes(12));
        await engineer.LookAgainAsync();
        await engineer.DoAsync("未遇离开");
        await Expect(engineer.Page.GetByText("到访不遇").First).ToBeVisibleAsync();
        await engineer.ShootAsync("no-show-left");

        await AppointAgainAsync(await SignInAsync(product.Address, "dispatcher"), visit);
    }

    private static async Task WaitAsync(Person engineer, Cases.Case visit)
    {
        await engineer.Page.GetByRole(AriaRole.Link, new() { Name = visit.Number }).ClickAsync();
        await engineer.DoAsync("到场");
        await engineer.Page.GetByText("其他步骤").ClickAsync();
        await engineer.DoAsync("敲门");
        await Expect(engineer.Page.GetByText("等候中")).ToBeVisibleAsync();
        var wait = engineer.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "无人应门先等五分钟" });
        await Expect(wait.GetByRole(AriaRole.Timer)).ToBeVisibleAsync();
        await engineer.ShootAsync("no-show-waiting");
    }

    private static async Task LeaveTooEarlyAsync(Person engineer, Cases.Case visit)
    {
        var why = await engineer.WhyNotAsync("未遇离开");
        await Expect(why).ToContainTextAsync("GT-WAIT5");
        await Expect(why).ToContainTextAsync("MS-CARD-BEFORE");

        // Who comes to the form nevertheless is refused by the server, with the clause in its words.
        await engineer.Page.GotoAsync($"/site/{visit.Order}?act=visit.unmet&visit={visit.Visit}");
        await engineer.Form("未遇离开").GetByRole(AriaRole.Button, new() { Name = "未遇离开" }).ClickAsync();
        await Expect(engineer.Form("未遇离开")).ToContainTextAsync("须等候满五分钟才可离开");
        await engineer.ShootAsync("no-show-refused");
        await engineer.Page.Keyboard.PressAsync("Escape");
        await Expect(engineer.Page.GetByText("等候中")).ToBeVisibleAsync();
    }

    private static async Task LeaveACardAsync(Person engineer)
    {
        await engineer.DoAsync("联系客户");
        await engineer.DoAsync("留言卡", fill: async form =>
        {
            await form.GetByLabel("客户姓氏").FillAsync("孙");
            await form.GetByLabel("联系电话").FillAsync("0571-1234567");
        }, screen: "no-show-card");
    }

    private static async Task AppointAgainAsync(Person dispatcher, Cases.Case visit)
    {
        var page = dispatcher.Page;
        await page.GotoAsync($"/orders/{visit.Order}");
        await dispatcher.DoAsync("派单", ["60 分钟后"], form => dispatcher.ChooseAsync(form, "工程师", "李成栋"));
        await Expect(page.GetByRole(AriaRole.Article, new() { Name = "第 2 次上门" })).ToContainTextAsync("最早");
        await Expect((await dispatcher.VerdictsAsync("已遵守")).GetByText("无人应门先等五分钟")).ToBeVisibleAsync();
        await dispatcher.ShootAsync("no-show-again");
    }
}
