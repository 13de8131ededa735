using Microsoft.Playwright;

namespace Guiju.Browser.Tests;

/// <summary>Some people at their screens for the time of one test. When it fails, what each of them saw is kept.</summary>
public abstract class Walk(Browser browser) : IAsyncDisposable
{
    private readonly List<Person> _people = [];

    /// <summary>Somebody who has signed in already, before his first screen or another one.</summary>
    protected async Task<Person> SignInAsync(Uri product, string userName, BrowserNewContextOptions? screen = null, string at = "/")
    {
        var person = await NewAsync(product, screen);
        await person.SignInAsync(userName, at);
        return person;
    }

    /// <summary>Somebody before the sign-in page.</summary>
    protected async Task<Person> ComeAsync(Uri product)
    {
        var person = await NewAsync(product, null);
        await person.Page.GotoAsync("/sign-in");
        return person;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var (index, person) in _people.Index())
        {
            if (TestContext.Current.TestState?.Result is TestResult.Failed)
                await person.ShootAsync($"failed-{GetType().Name}-{index + 1}");
            await person.Page.Context.CloseAsync();
        }

        GC.SuppressFinalize(this);
    }

    private async Task<Person> NewAsync(Uri product, BrowserNewContextOptions? screen)
    {
        screen ??= Person.Desk;
        screen.BaseURL = product.ToString();
        var person = new Person(await browser.NewPageAsync(screen));
        _people.Add(person);
        return person;
    }
}
