using Guiju.Browser.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]
// Each test moves several screens at once; side by side they would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Guiju.Browser.Tests;

/// <summary>One headless Chromium for all browser tests; each test takes a page of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>How long a page may take to show something, in milliseconds; a loaded machine is not a fault.</summary>
    private const float Patience = 30_000;

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("GUIJU_CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    /// <summary>A fresh page in a context that shares nothing with others: Chinese, Shanghai time, a desktop screen.</summary>
    /// <param name="options">Another screen, language or origin; null for the usual.</param>
    public async Task<IPage> NewPageAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.Locale ??= "zh-CN";
        options.TimezoneId ??= "Asia/Shanghai";
        options.ViewportSize ??= new() { Width = 1280, Height = 800 };
        var context = await (_chromium ?? throw new InvalidOperationException("Chromium has not started")).NewContextAsync(options);
        context.SetDefaultTimeout(Patience);

        return await context.NewPageAsync();
    }

    /// <summary>Keeps what the page shows now under artifacts/screens and returns the file.</summary>
    public static async Task<string> ShootAsync(IPage page, string name)
    {
        var file = Repository.PathOf("artifacts", "screens", name + ".png");
        await page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });

        return file;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
