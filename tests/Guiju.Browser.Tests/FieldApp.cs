using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Guiju.Browser.Tests;

/// <summary>What an engineer's thumb does in the engineers' app.</summary>
internal static class FieldApp
{
    extension(Person engineer)
    {
        /// <summary>Takes a step: its button, what is tapped by its words, what else there is to fill, and off it goes.</summary>
        public async Task StepAsync(string act, string[]? taps = null, Func<ILocator, Task>? fill = null, string? screen = null)
        {
            var button = engineer.Page.GetByRole(AriaRole.Button, new() { Name = act, Exact = true });
            var form = engineer.Page.GetByRole(AriaRole.Form, new() { Name = act, Exact = true });
            await button.ClickAsync();
            foreach (var tap in taps ?? [])
                await form.GetByText(tap).First.ClickAsync();
            if (fill is not null)
                await fill(form);
            if (screen is not null)
                await engineer.ShootAsync(screen);
            await button.Last.ClickAsync();
            await Expect(form).ToBeHiddenAsync();
        }

        /// <summary>Hands the phone to the customer, who signs.</summary>
        public async Task SignAsync(ILocator form)
        {
            var paper = form.GetByRole(AriaRole.Img, new() { Name = "签名" });
            await paper.ScrollIntoViewIfNeededAsync();
            var box = (await paper.BoundingBoxAsync())!;
            var mouse = engineer.Page.Mouse;
            await mouse.MoveAsync(box.X + 40, box.Y + 40);
            await mouse.DownAsync();
            for (var step = 0; step < 12; step++)
                await mouse.MoveAsync(box.X + 40 + (step * 14), box.Y + (step % 2 is 0 ? 30 : 70));
            await mouse.UpAsync();
            await Expect(form.GetByRole(AriaRole.Button, new() { Name = "重签" })).ToBeEnabledAsync();
        }
    }
}
