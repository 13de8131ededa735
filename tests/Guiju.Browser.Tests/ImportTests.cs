extern alias cli;

using cli::Guiju.Cli;
using Microsoft.Extensions.Configuration;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guiju.Browser.Tests;

/// <summary>A log of another system, brought in while the server runs and looked into.</summary>
public sealed class ImportTests(Browser browser, Product product) : Walk(browser), IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("guiju-log-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_custodian_goes_from_a_log_to_the_norm_most_broken_to_the_case_and_its_clause()
    {
        await ImportAsync("ward-tickets.xes", Ticket("Ticket 7", "2026-01-05T08:30:00+08:00"), Ticket("Ticket 8", "2026-01-08T09:00:00+08:00"));
        var custodian = await SignInAsync(product.Address, "custodian");
        var page = custodian.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "历史记录" }).ClickAsync();
        await custodian.ShootAsync("imports");
        await page.GetByRole(AriaRole.Link, new() { Name = "ward-tickets.xes" }).ClickAsync();
        await Expect(page.GetByText("2 个案卷 · 6 个事件")).ToBeVisibleAsync();
        var cases = page.GetByRole(AriaRole.Region, new() { Name = "案卷", Exact = true });
        await Expect(cases.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Ticket 7", "Ticket 8"]);

        await page.GetByRole(AriaRole.Button, new() { Name = "定级后一天内受理：已违反 1" }).ClickAsync();
        await Expect(cases.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Ticket 8"]);
        await page.WaitForURLAsync(Filtered);
        await page.ReloadAsync();
        await Expect(cases.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Ticket 8"]);
        await custodian.ShootAsync("import");

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ticket 8" })).ToBeVisibleAsync();
        var breached = await custodian.VerdictsAsync("已违反");
        await breached.GetByText("定级后一天内受理").ClickAsync();
        await Expect(breached.GetByText("每次评定严重程度之后，一天之内须有人受理。")).ToBeVisibleAsync();
        await Expect(breached.GetByText("LOG-HELPDESK 1 · HD-TAKE", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "时间线" }).GetByText("Take in charge ticket")).ToBeVisibleAsync();
        await Expect(page.GetByText("经办人 Anna")).ToHaveCountAsync(3);
        await custodian.ShootAsync("imported-case");

        await page.Keyboard.PressAsync("u");
        await page.WaitForURLAsync(Filtered);
        Assert.Empty(custodian.Complaints);
    }

    /// <summary>A ticket graded on the fifth at eight and closed on the ninth.</summary>
    private static string Ticket(string name, string takenAt) => $"""
        <trace><string key="concept:name" value="{name}"/>{Event("Assign seriousness", "2026-01-05T08:00:00+08:00")}{Event("Take in charge ticket", takenAt)}{Event("Closed", "2026-01-09T08:00:00+08:00")}</trace>
        """;

    private static string Event(string name, string at) =>
        $"""<event><string key="concept:name" value="{name}"/><string key="org:resource" value="Anna"/><date key="time:timestamp" value="{at}"/></event>""";

    private async Task ImportAsync(string name, params string[] tickets)
    {
        var log = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(log, $"<log>{string.Concat(tickets)}</log>");
        using var output = new StringWriter();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("DATA", product.Data)]).Build();
        var exit = await CommandLine.RunAsync(["import", log, "--pack", Repository.PathOf("norms", "logs", "helpdesk")], output, output, configuration);
        Assert.True(exit is 0, output.ToString());
    }

    private static bool Filtered(string url) => url.Contains("/imports/", StringComparison.Ordinal) && url.EndsWith("?norm=HD-TAKE&verdict=breached", StringComparison.Ordinal);
}
