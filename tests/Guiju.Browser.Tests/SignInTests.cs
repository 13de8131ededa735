using Guiju.Server.Demo;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guiju.Browser.Tests;

/// <summary>Coming in, and what every screen has in common.</summary>
public sealed class SignInTests(Browser browser, Product product) : Walk(browser)
{
    /// <summary>One account per role, as <c>./run</c> prints them.</summary>
    public static TheoryData<string> Accounts => [.. DemoWorld.Accounts().Select(account => account.UserName)];

    [Theory, MemberData(nameof(Accounts))]
    public async Task Every_role_comes_in_to_a_first_screen_without_complaint(string userName)
    {
        var person = await ComeAsync(product.Address);

        await person.EnterAsync(userName, DemoWorld.Password);

        await Expect(person.Page.GetByRole(AriaRole.Navigation, new() { Name = "主导航" })).ToBeVisibleAsync();
        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(person.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "实时" })).ToBeVisibleAsync();
        await Expect(person.Page.GetByLabel("读取中")).ToHaveCountAsync(0);
        await person.ShootAsync($"first-{userName}");
        Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_at_the_field()
    {
        var somebody = await ComeAsync(product.Address);

        await somebody.EnterAsync("dispatcher", "not-the-password");

        await Expect(somebody.Page.GetByText("用户名或密码不对")).ToBeVisibleAsync();
        await Expect(somebody.Page.GetByLabel("用户名")).ToHaveValueAsync("dispatcher");
        await somebody.ShootAsync("sign-in-refused");
    }

    [Fact]
    public async Task The_screens_speak_English_go_dark_and_say_that_their_time_is_a_demo()
    {
        var dispatcher = await SignInAsync(product.Address, "dispatcher");
        var page = dispatcher.Page;
        await Expect(page.GetByText("演示时间")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "切换语言" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change to dark" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Exceptions", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("Demo time")).ToBeVisibleAsync();
        Assert.Contains("dark", await page.EvaluateAsync<string>("document.documentElement.className"), StringComparison.Ordinal);
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Exceptions", Exact = true })).ToBeVisibleAsync();
        await dispatcher.ShootAsync("queue-english-dark");
    }
}
