using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guiju.Browser.Tests;

/// <summary>W1: a fault from the call to the archive, each person at his own screen of the running product.</summary>
public sealed class VisitTests(Browser browser, Product product) : Walk(browser)
{
    private const string Summary = "门诊楼三层全部电脑上不了网，挂号窗口停了";

    [Fact]
    public async Task A_fault_is_taken_in_dispatched_worked_on_signed_recorded_and_archived()
    {
        var dispatcher = await SignInAsync(product.Address, "dispatcher");
        var engineer = await SignInAsync(product.Address, "engineer", Person.Phone, "/field");

        await TakeInAsync(await SignInAsync(product.Address, "agent"));
        await DispatchAsync(dispatcher);
        await GoAsync(engineer);
        await WorkAsync(engineer);
        await LeaveAsync(engineer);
        await CloseAsync(dispatcher);

        Assert.Empty(dispatcher.Complaints);
        Assert.Empty(engineer.Complaints);
    }

    private static async Task TakeInAsync(Person agent)
    {
        var page = agent.Page;
        await page.Keyboard.PressAsync("n");
        var customer = page.GetByRole(AriaRole.Combobox, new() { Name = "客户", Exact = true });
        await Expect(customer).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("第一人民医院");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("云洲市第一人民医院");
        await agent.ShootAsync("intake-customer");
        await page.Keyboard.PressAsync("Enter");
        await agent.ChooseAsync(page.GetByRole(AriaRole.Main), "设备", "电脑");
        await page.GetByLabel("现象").FillAsync(Summary);
        await agent.ShootAsync("intake-filled");
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = Summary })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Article, new() { Name = "业务恢复时限" })).ToContainTextAsync("计时中");
        await agent.ShootAsync("order-new");
    }

    private static async Task DispatchAsync(Person dispatcher)
    {
        var page = dispatcher.Page;
        var row = page.GetByRole(AriaRole.Option).Filter(new() { HasText = Summary });
        await Expect(row).ToContainTextAsync("待派单");
        await dispatcher.ShootAsync("queue");
        await row.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "派单" }).ClickAsync();
        await dispatcher.ChooseAsync(dispatcher.Form("派单"), "工程师", "李成栋");
        await dispatcher.ShootAsync("dispatch");
        await dispatcher.Form("派单").GetByRole(AriaRole.Button, new() { Name = "派单" }).ClickAsync();
        await Expect(row).ToContainTextAsync("李成栋");
        await dispatcher.ShootAsync("queue-panel");
    }

    private static async Task GoAsync(Person engineer)
    {
        await engineer.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = Summary }).ClickAsync();
        await Expect(engineer.Page.GetByRole(AriaRole.Heading, new() { Name = Summary })).ToBeVisibleAsync();
        await engineer.ShootAsync("field-accept");
        await engineer.StepAsync("响应");
        await engineer.StepAsync("行前电话", ["已自我介绍", "与记录一致", "地址已核对", "联系人已核对", "电话已核对", "30 分钟后"], screen: "field-call");
        await engineer.StepAsync("检查工具", ["全选"], screen: "field-tools");
        await engineer.StepAsync("出发", ["出发前已再次确认"]);
        await Expect(engineer.Page.GetByRole(AriaRole.Button, new() { Name = "到场" })).ToBeVisibleAsync();
        await engineer.ShootAsync("field-on-the-way");
        await engineer.StepAsync("到场");
        await engineer.StepAsync("进门", ["已自我介绍", "已出示工牌", "已递名片", "已说明来意", "客户同意进门", "已穿鞋套"], screen: "field-admission");
    }

    private static async Task WorkAsync(Person engineer)
    {
        await engineer.StepAsync("备份确认", ["已备份"]);
        await engineer.StepAsync("开始作业");
        await Expect(engineer.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "十五分钟未解决须升级" })).ToBeVisibleAsync();
        await engineer.ShootAsync("field-working");
        await engineer.StepAsync("填写解决", ["无遗留问题"], async form =>
        {
            await form.GetByLabel("解决办法").FillAsync("更换三层交换机光模块");
            await form.GetByLabel("处理过程").FillAsync("测光功率，换模块，逐台验证");
            await form.GetByLabel("原因分析").FillAsync("光模块老化，发光功率低于门限");
        }, "field-solution");
        await engineer.StepAsync("演示试用", ["使用方法", "报障电话", "客户满意"]);
    }

    private static async Task LeaveAsync(Person engineer)
    {
        await engineer.StepAsync("清理现场", ["终端已擦拭", "物品已还原", "现场已清理", "垃圾已带走"], async form =>
        {
            await form.GetByLabel("照片").SetInputFilesAsync(new FilePayload { Name = "site.png", MimeType = "image/png", Buffer = await engineer.Page.ScreenshotAsync() });
            await Expect(form.GetByRole(AriaRole.Img, new() { Name = "照片" })).ToBeVisibleAsync();
        }, "field-clean-up");
        await engineer.StepAsync("客户签字", ["客户联印有电话"], form => engineer.SignAsync(form), "field-signature");
        await engineer.StepAsync("离开", ["已致谢", "已告知联系电话"], form => form.GetByLabel("告别语").FillAsync("谢谢您使用鸿华锐服务,再见!"), "field-leaving");
        await Expect(engineer.Page.GetByText("这次上门没有下一步了")).ToBeVisibleAsync();
        await engineer.ShootAsync("field-left");
    }

    private static async Task CloseAsync(Person dispatcher)
    {
        var page = dispatcher.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "打开工单页" }).ClickAsync();
        await Expect(await dispatcher.WhyNotAsync("归档")).ToContainTextAsync("补单之后才能归档");
        await dispatcher.DoAsync("补单", screen: "order-record");
        await dispatcher.DoAsync("归档", fill: form => form.GetByLabel("纸单编号").FillAsync("Z-2026-0117"));
        await Expect(page.GetByRole(AriaRole.Listitem, new() { Name = "纸单归档: 已完成" })).ToBeVisibleAsync();

        var held = await dispatcher.VerdictsAsync("已遵守");
        foreach (var norm in new[] { "业务恢复时限", "提前五分钟到达", "十五分钟未解决须升级", "动电脑前先问备份", "客户签字确认", "使用规定的告别语", "工单七点依次完成" })
            await Expect(held.GetByText(norm, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Group).Filter(new() { HasText = "已违反" })).ToHaveCountAsync(0);
        await dispatcher.ShootAsync("order-archived");
    }
}
