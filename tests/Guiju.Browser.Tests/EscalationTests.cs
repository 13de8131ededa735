using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guiju.Browser.Tests;

/// <summary>W7: what is not solved in fifteen minutes goes to the supervisor, by the engineer's report or, too late for the norm, by the system.</summary>
public sealed class EscalationTests(Browser browser) : Walk(browser)
{
    private const string Norm = "十五分钟未解决须升级";

    [Fact]
    public async Task Fifteen_minutes_pass_and_the_supervisor_takes_over()
    {
        await using var product = MovedProduct.Start();
        var late = await Cases.AtWorkAsync(product, "engineer", "财务室电脑蓝屏");
        var reported = await Cases.AtWorkAsync(product, "engineer2", "收费处打印机脱机");
        var supervisor = await SignInAsync(product.Address, "supervisor");

        product.Clock.Advance(TimeSpan.FromMinutes(10));
        await ReportAsync(await SignInAsync(product.Address, "engineer2", Person.Phone), reported);
        product.Clock.Advance(TimeSpan.FromMinutes(6));
        await TakeOverAsync(supervisor, late);
        await JudgeAsync(supervisor, reported, "已遵守");
    }

    private static async Task ReportAsync(Person engineer, Cases.Case visit)
    {
        await engineer.Page.GetByRole(AriaRole.Link, new() { Name = visit.Number }).ClickAsync();
        await engineer.Page.GetByText("其他步骤").ClickAsync();
        await engineer.DoAsync("升级 CASE", fill: form => form.GetByLabel("已尝试的办法").FillAsync("换线、重装驱动"), screen: "escalation-report");
        await Expect(engineer.Page.GetByText("已升级")).ToBeVisibleAsync();
    }

    private static async Task TakeOverAsync(Person supervisor, Cases.Case visit)
    {
        var page = supervisor.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "通知" }).ClickAsync();
        var notice = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = visit.Number }).Filter(new() { HasText = "系统自动升级" });
        await Expect(notice).ToBeVisibleAsync();
        await supervisor.ShootAsync("escalation-notices");
        await notice.GetByRole(AriaRole.Link, new() { Name = visit.Number }).ClickAsync();
        await JudgeAsync(supervisor, visit, "已违反");
        await supervisor.ShootAsync("escalation-breached");
        await supervisor.DoAsync("接手升级", fill: form => supervisor.ChooseAsync(form, "支援方式", "远程支援"));
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "时间线" })).ToContainTextAsync("主管已接手");
        await supervisor.ShootAsync("escalation-taken");
    }

    private static async Task JudgeAsync(Person supervisor, Cases.Case visit, string verdict)
    {
        await supervisor.Page.GotoAsync($"/orders/{visit.Order}");
        await Expect((await supervisor.VerdictsAsync(verdict)).GetByText(Norm)).ToBeVisibleAsync();
    }
}
