using Guiju.Server.Demo;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guiju.Browser.Tests;

/// <summary>Somebody of the demo world at a screen of his own, doing what a hand can do.</summary>
public sealed class Person
{
    private readonly List<string> _complaints = [];

    /// <summary>Takes the seat before a page.</summary>
    public Person(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Complain(message.Type is "error" or "warning" && !message.Location.Contains("/api/session", StringComparison.Ordinal), message.Text);
        page.PageError += (_, error) => Complain(true, error);
        page.RequestFailed += (_, request) => Complain(!HungUp(request), $"{request.Method} {request.Url}: {request.Failure}");
        page.Response += (_, answer) => Complain(answer.Status >= 400 && !answer.Url.EndsWith("/api/session", StringComparison.Ordinal), $"{answer.Status} {answer.Url}");
    }

    /// <summary>A desk's screen.</summary>
    public static BrowserNewContextOptions Desk => new() { ViewportSize = new() { Width = 1440, Height = 900 } };

    /// <summary>A phone that tells where it is.</summary>
    public static BrowserNewContextOptions Phone => new()
    {
        ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, Permissions = ["geolocation"],
        Geolocation = new() { Latitude = 31.2304f, Longitude = 121.4737f, Accuracy = 12 },
    };

    /// <summary>What is before him.</summary>
    public IPage Page { get; }

    /// <summary>What the browser complained of: errors of scripts, and requests that failed. That nobody is signed in yet is no complaint.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Comes with a session, to his first screen or another one, and waits until it is told of what moves.</summary>
    public async Task SignInAsync(string userName, string at)
    {
        var session = await Page.APIRequest.PostAsync("/api/session", new()
        {
            DataObject = new { userName, password = DemoWorld.Password }, Headers = [new("X-Guiju", "1")],
        });
        Assert.True(session.Ok, await session.TextAsync());
        await Page.RunAndWaitForResponseAsync(() => Page.GotoAsync(at), "**/api/live");
    }

    /// <summary>Fills the sign-in form and sends it.</summary>
    public async Task EnterAsync(string userName, string password)
    {
        await Page.GetByLabel("用户名").FillAsync(userName);
        await Page.GetByLabel("密码").FillAsync(password);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>The button of an act.</summary>
    public ILocator Act(string act) => Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).First;

    /// <summary>The open form of an act.</summary>
    public ILocator Form(string act) => Page.GetByRole(AriaRole.Dialog, new() { Name = act, Exact = true });

    /// <summary>Chooses from a list by the words of the choice.</summary>
    public async Task ChooseAsync(ILocator form, string list, string choice)
    {
        // The list's own text lies over its field, so that the field never gets the click.
        await form.GetByRole(AriaRole.Combobox, new() { Name = list, Exact = true }).ClickAsync(new() { Force = true });
        await Page.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option).GetByText(choice, new() { Exact = true }).ClickAsync();
    }

    /// <summary>What an act that cannot be done says of why.</summary>
    public async Task<ILocator> WhyNotAsync(string act)
    {
        await Expect(Act(act)).ToBeDisabledAsync();
        return Page.Locator($"[id='{await Act(act).GetAttributeAsync("aria-describedby")}']");
    }

    /// <summary>Does an act: its button, what is ticked or chosen by its words, what else there is to fill, and off it goes.</summary>
    public async Task DoAsync(string act, string[]? ticks = null, Func<ILocator, Task>? fill = null, string? screen = null)
    {
        await Act(act).ClickAsync();
        var form = Form(act);
        foreach (var tick in ticks ?? [])
            await form.GetByText(tick).First.ClickAsync();
        if (fill is not null)
            await fill(form);
        if (screen is not null)
            await ShootAsync(screen);
        await form.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
        await Expect(form).ToBeHiddenAsync();
    }

    /// <summary>The verdicts of one state, unfolded.</summary>
    public async Task<ILocator> VerdictsAsync(string state)
    {
        var part = Page.GetByLabel("规范判定").Last.GetByRole(AriaRole.Group).Filter(new() { HasText = state }).First;
        if (await part.GetAttributeAsync("open") is null)
            await part.Locator("summary").First.ClickAsync();
        return part;
    }

    /// <summary>Comes back to the page, which then hears the server's time at once.</summary>
    public Task LookAgainAsync() => Page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");

    /// <summary>Keeps what he sees.</summary>
    public Task ShootAsync(string name) => Browser.ShootAsync(Page, name);

    /// <summary>The live stream never ends by itself: leaving a page hangs it up.</summary>
    private static bool HungUp(IRequest request) => request.Url.EndsWith("/api/live", StringComparison.Ordinal) && request.Failure is "net::ERR_ABORTED";

    private void Complain(bool really, string about)
    {
        if (really)
            _complaints.Add(about);
    }
}
