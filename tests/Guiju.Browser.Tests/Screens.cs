namespace Guiju.Browser.Tests;

/// <summary>The built screens. <c>./test</c> builds them before; who runs these tests alone gets them built when they are missing.</summary>
internal static class Screens
{
    private static readonly Lazy<string> Built = new(Build);

    /// <summary>The folder with <c>desk</c> and <c>field</c> in it.</summary>
    public static string Folder() => Built.Value;

    private static string Build()
    {
        var folder = Repository.PathOf("web", "dist");
        if (!Directory.Exists(Repository.PathOf("web", "node_modules")))
            Command.Output("npm", "--prefix", Repository.PathOf("web"), "ci", "--no-audit", "--no-fund");
        if (!File.Exists(Path.Combine(folder, "desk", "index.html")))
            Command.Output("npm", "--prefix", Repository.PathOf("web"), "run", "build");
        return folder;
    }
}
