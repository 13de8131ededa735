using Guiju.Browser.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Guiju.Browser.Tests;

/// <summary>One headless Chromium for all browser tests; each test takes a page of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("GUIJU_CHROMIUM") ?? "/usr/bin/chromium",
            Args = arguments,
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
        var context = await (chromium ?? throw new InvalidOperationException("Chromium has not started")).NewContextAsync(options);
        context.SetDefaultTimeout(15_000);

        return await context.NewPageAsync();
    }

    /// <summary>Keeps what the page shows now under artifacts/screenshots and returns the file.</summary>
    public static async Task<string> ShootAsync(IPage page, string name)
    {
        var file = Repository.PathOf("artifacts", "screenshots", name + ".png");
        await page.ScreenshotAsync(new() { Path = file, FullPage = true });

        return file;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
