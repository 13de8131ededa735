using System.Globalization;

namespace Guiju.Server.Hosting;

/// <summary>Where Guiju finds what it needs; each is an environment variable with the prefix <c>GUIJU_</c>.</summary>
public sealed class Settings(IConfiguration configuration, string contentRoot)
{
    /// <summary><c>GUIJU_DATA</c>: the folder of the SQLite database and of files; <c>./data</c> of the project by default.</summary>
    public string Data { get; } = Path.GetFullPath(configuration["DATA"] ?? Path.Combine(Upwards(contentRoot, "Guiju.slnx") ?? contentRoot, "data"));

    /// <summary><c>GUIJU_DB</c>: a PostgreSQL connection string; without it SQLite serves.</summary>
    public string? Postgres { get; } = configuration["DB"];

    /// <summary><c>GUIJU_URLS</c>: where to listen.</summary>
    public string Urls { get; } = configuration["URLS"] ?? "http://127.0.0.1:5080";

    /// <summary><c>GUIJU_WEB</c>: the folder of the built screens, with <c>desk</c> and <c>field</c> in it.</summary>
    public string? Web { get; } = configuration["WEB"] ?? Below(contentRoot, Path.Combine("web", "dist"));

    /// <summary><c>GUIJU_NORMS</c>: the folder of the shipped packs.</summary>
    public string? Norms { get; } = configuration["NORMS"] ?? Below(contentRoot, "norms");

    /// <summary><c>GUIJU_DEMO_SPEED</c>: how much faster than the wall clock a demo world runs.</summary>
    public double DemoSpeed { get; } = double.Parse(configuration["DEMO_SPEED"] ?? "60", CultureInfo.InvariantCulture);

    /// <summary><c>--empty</c>: start without a demo world.</summary>
    public bool Empty { get; } = configuration.GetValue("EMPTY", false);

    /// <summary><c>GUIJU_BACKGROUND=false</c> leaves clocks and outbox to other nodes, or to a test that drives them by hand.</summary>
    public bool Background { get; } = configuration.GetValue("BACKGROUND", true);

    private static string? Below(string from, string name) => Upwards(from, name) is { } root ? Path.Combine(root, name) : null;

    /// <summary>The nearest folder at or above, that holds something of this name.</summary>
    private static string? Upwards(string from, string name)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, name)))
                return folder.FullName;
        }

        return null;
    }
}
