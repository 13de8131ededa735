using System.Globalization;
using Guiju.Server.Demo;
using Guiju.Server.Kernel;

namespace Guiju.Server.Hosting;

/// <summary>Tells whoever started the server where to go, and in a demo world with which accounts.</summary>
internal static class Greeting
{
    public static void GreetWhenStarted(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        foreach (var line in Lines(app.Urls, app.Services.GetRequiredService<GuijuTime>()))
            Console.Out.WriteLine(line);
    });

    private static IEnumerable<string> Lines(IEnumerable<string> urls, GuijuTime time)
    {
        foreach (var url in urls)
            yield return Say("greeting.where", url.TrimEnd('/'));
        if (!time.IsDemo)
            yield break;

        yield return Say("greeting.demo", time.Speed, DemoWorld.Password);
        foreach (var account in DemoWorld.Accounts())
            yield return string.Create(CultureInfo.InvariantCulture, $"  {account.UserName,-20} {account.Name}");
    }

    private static string Say(string key, params object?[] values) => Problems.Text(new Refusal(key, values));
}
