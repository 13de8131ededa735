using System.Globalization;
using System.Text.RegularExpressions;
using Guiju.Logs;
using Guiju.Norms;
using Guiju.Norms.Verdicts;
using Guiju.Server.Imports;
using Guiju.Server.Ledger;
using Guiju.Server.NormDesk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guiju.Browser.Tests;

/// <summary>A norm is changed as its custodian changes it: written, tried on the past, signed by others, and in force from a day.</summary>
public sealed class CustodyTests(Browser browser) : Walk(browser)
{
    private const string Page = "/packs/LOG-HELPDESK";
    private const string Before = "then: Take in charge ticket, within: 1d";
    private const string After = "then: Take in charge ticket, within: 3d";

    private static readonly string Log = Path.Combine(Repository.Root, "..", "shared", "data", "eventlogs", "helpdesk.xes.gz");

    [Fact]
    public async Task A_draft_is_tried_on_the_help_desk_log_approved_by_another_and_in_force_from_a_day_and_old_cases_stay_with_the_old_one()
    {
        await using var product = MovedProduct.Start();
        var pack = PackLibrary.Read(Repository.PathOf("norms", "logs", "helpdesk"));
        await ImportAsync(product, pack);
        var passes = Breached(pack) - Breached([.. pack.Select(f => f with { Text = f.Text.Replace(Before, After, StringComparison.Ordinal) })]);
        var custodian = await SignInAsync(product.Address, "custodian", at: Page);

        await PutInForceAsync(custodian);
        await DraftAsync(custodian);
        await TryAsync(custodian, passes);
        await DoAsync(custodian, "送审", form => form.GetByLabel("主要修改了什么").FillAsync("受理时限由一天放宽到三天"));
        await Expect(custodian.Page.GetByText("等规范审查人审查通过。")).ToBeVisibleAsync();

        var reviewer = await SignInAsync(product.Address, "reviewer", at: Page + "?rev=2");
        await DoAsync(reviewer, "审查通过", async form =>
        {
            foreach (var quality in new[] { "完整性", "全面性", "准确性", "可操作性", "可执行性" })
                await form.GetByText(quality, new() { Exact = true }).ClickAsync();
        });
        var approver = await SignInAsync(product.Address, "approver", at: Page + "?rev=2");
        await DoAsync(approver, "批准", form => Expect(form.GetByText($"新增遵守 {Figure(passes)}")).ToBeVisibleAsync(), "custody-approval");

        await custodian.Page.ReloadAsync();
        await DoAsync(custodian, "发布", form => form.GetByText("工程师", new() { Exact = true }).ClickAsync());
        await Expect(Revision(custodian, "2")).ToContainTextAsync("待生效");
        await Expect(Revision(custodian, "1")).ToContainTextAsync("现行");

        product.Clock.Advance(TimeSpan.FromDays(1));
        await custodian.Page.ReloadAsync();
        await Expect(Revision(custodian, "2")).ToContainTextAsync("现行");
        await Expect(Revision(custodian, "1")).ToContainTextAsync("被代替");
        await custodian.ShootAsync("custody-in-force");

        await OldCaseAsync(custodian);
        await AcknowledgeAsync(product, custodian);
        Assert.Empty(custodian.Complaints.Concat(reviewer.Complaints).Concat(approver.Complaints));
    }

    private static async Task PutInForceAsync(Person custodian)
    {
        await DoAsync(custodian, "定生效日", async form =>
        {
            var day = form.GetByLabel("生效时间");
            await day.FillAsync("2010-01-01 00:00");
            await day.PressAsync("Enter");
        });
        await Expect(Revision(custodian, "1")).ToContainTextAsync("现行");
    }

    /// <summary>A new revision, written on with a slip of the pen that the compiler names at once.</summary>
    private static async Task DraftAsync(Person custodian)
    {
        var page = custodian.Page;
        await DoAsync(custodian, "起草新修订", form => Expect(form.GetByLabel("修订号")).ToHaveValueAsync("2"));
        await page.GetByRole(AriaRole.Tab, new() { Name = "文本" }).ClickAsync();
        var editor = page.GetByRole(AriaRole.Textbox, new() { Name = "pack.yaml" });
        await Expect(editor).ToHaveValueAsync(new Regex("revision: \"2\"", RegexOptions.None, TimeSpan.FromSeconds(5)));
        var text = await editor.InputValueAsync();

        await editor.FillAsync(text.Replace(Before, After[..^1] + "x", StringComparison.Ordinal));
        var faults = page.GetByRole(AriaRole.List, new() { Name = "错误" });
        await Expect(faults).ToContainTextAsync("bad-duration");
        await custodian.ShootAsync("custody-fault");
        await faults.GetByRole(AriaRole.Button).First.ClickAsync();
        Assert.Equal(After[..^1] + "x", await page.EvaluateAsync<string>("() => { const a = document.activeElement; const lines = a.value.slice(0, a.selectionStart).split('\\n'); return a.value.split('\\n')[lines.length - 1].match(/then: .*within: \\w+/)[0] }"));

        await editor.FillAsync(text.Replace(Before, After, StringComparison.Ordinal));
        await Expect(page.GetByText("编译通过")).ToBeVisibleAsync();
        await editor.PressAsync("Control+s");
        await Expect(page.GetByText("已保存")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "对比" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "HD-TAKE" }).GetByRole(AriaRole.Row)).ToHaveTextAsync(["时限1d3d"]);
        await custodian.ShootAsync("custody-comparison");
    }

    private static async Task TryAsync(Person custodian, int passes)
    {
        var page = custodian.Page;
        await page.GetByRole(AriaRole.Tab, new() { Name = "试算" }).ClickAsync();
        await page.GetByRole(AriaRole.Tabpanel).GetByRole(AriaRole.Button, new() { Name = "试算" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "试算" }).GetByText("已完成")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = $"定级后一天内受理：新增遵守 {Figure(passes)}" }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("norm=HD-TAKE", StringComparison.Ordinal) && url.Contains("effect=passes", StringComparison.Ordinal));
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "变化的案卷" }).GetByRole(AriaRole.Link)).ToHaveCountAsync(Math.Min(100, passes));
        await custodian.ShootAsync("custody-dry-run");
    }

    /// <summary>A case that the new revision would let pass still breaks the old one, which was in force when it happened.</summary>
    private static async Task OldCaseAsync(Person custodian)
    {
        var page = custodian.Page;
        await page.GetByRole(AriaRole.Tab, new() { Name = "试算" }).ClickAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "变化的案卷" }).GetByRole(AriaRole.Link).First.ClickAsync();
        var breached = await custodian.VerdictsAsync("已违反");
        await breached.GetByText("定级后一天内受理").ClickAsync();
        await Expect(breached.GetByText("LOG-HELPDESK 1 · HD-TAKE", new() { Exact = true })).ToBeVisibleAsync();
    }

    private async Task AcknowledgeAsync(MovedProduct product, Person custodian)
    {
        var engineer = await SignInAsync(product.Address, "engineer", at: "/packs");
        await engineer.Page.GetByRole(AriaRole.List, new() { Name = "请阅知" }).GetByRole(AriaRole.Link).ClickAsync();
        await engineer.Act("我已阅知").ClickAsync();
        await Expect(engineer.Page.GetByText("已记下你的阅知")).ToBeVisibleAsync();

        await custodian.Page.GotoAsync(Page + "?rev=2&tab=readers");
        await Expect(custodian.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "李成栋" })).ToContainTextAsync("✓");
        await Expect(custodian.Page.GetByText("13 人尚未阅知")).ToBeVisibleAsync();
        await custodian.ShootAsync("custody-readers");
    }

    private static async Task DoAsync(Person person, string act, Func<ILocator, Task> fill, string? screen = null)
    {
        await person.Act(act).ClickAsync();
        var form = person.Form(act);
        await fill(form);
        if (screen is not null)
            await person.ShootAsync(screen);
        await form.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
        await Expect(form).ToBeHiddenAsync();
    }

    private static ILocator Revision(Person person, string number) =>
        person.Page.GetByRole(AriaRole.List, new() { Name = "修订版" }).GetByRole(AriaRole.Listitem).Filter(new() { Has = person.Page.GetByText(number, new() { Exact = true }) });

    private static string Figure(int n) => n.ToString("N0", CultureInfo.InvariantCulture);

    private static async Task ImportAsync(MovedProduct product, IReadOnlyList<PackFile> pack)
    {
        await using var scope = product.Services.CreateAsyncScope();
        var map = LogJudge.MapFor(PackCompiler.Compile(pack, Facts.Vocabulary).Pack!);
        await scope.ServiceProvider.GetRequiredService<ImportLog>().Run(new(Log, map, pack, null), new(), progress: null, CancellationToken.None);
    }

    /// <summary>How many tickets of the log break the clause of the taking in charge, judged from the file itself.</summary>
    private static int Breached(IReadOnlyList<PackFile> files)
    {
        var judge = new LogJudge(PackCompiler.Compile(files, Facts.Vocabulary).Pack!, Facts.Vocabulary, new());
        var map = LogJudge.MapFor(judge.Pack);
        var asOf = EventLog.Measure(Log, map, new()).LastAt!.Value;
        return EventLog.Read(Log, map, new()).Count(one => judge.Judge(one, asOf, closed: false).Verdicts.Any(v => v is { Norm: "HD-TAKE", State: VerdictState.Breached }));
    }
}
