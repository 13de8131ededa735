using System.Globalization;
using Guiju.Server.Demo;
using Guiju.Server.Hosting;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Cli.Tests;

/// <summary>The real command line, run in this process in a folder of its own.</summary>
public sealed class Shell : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("guiju-cli-").FullName;

    /// <summary>A public log; a test that needs one fails when it is missing.</summary>
    public static string PublicLog(string name) => Path.Combine(Repository.Root, "..", "shared", "data", "eventlogs", name);

    public static string LogPack(string name) => Repository.PathOf("norms", "logs", name);

    /// <summary>Where a file of this name is, or would be.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);

        return path;
    }

    /// <summary>A small pack about parcels: its norms, with a head and a vocabulary around them.</summary>
    public string Pack(string norms)
    {
        Write("pack/vocabulary.yaml", """
            vocabulary: parcels
            cases: [parcel]
            activities: [sent, lost, delivered]
            fields: {weight: integer, fragile: boolean, org:resource: text, android: boolean}
            case_attributes: {insured: boolean}
            attributes: {parcel.weight: weight}
            """);
        var indented = string.Concat(norms.Split('\n').Select(l => $"{l}\n"));
        Write("pack/pack.yaml", $$"""
            pack: PK-PARCELS
            revision: "1"
            title: {zh-CN: 包裹, en: Parcels}
            document: {number: null, title: Parcels, issuer: Guiju, revision: "1", issued: null, effective: null, next_review: null, replaces: []}
            vocabulary: vocabulary.yaml
            closes: [delivered]
            norms:
            {{indented}}
            """);

        return Path.Combine(_folder, "pack");
    }

    /// <summary>A norm of such a pack with the given rule.</summary>
    public static string Norm(string id, string rule) =>
        $"- {{id: {id}, title: {{zh-CN: 标题, en: Title}}, text: {{zh-CN: 条文, en: Text}}, source: \"own:1\", check: A, outcome: NC, severity: minor,\n   {rule}}}";

    public string Log(params string[] traces) => Write("log.xes", $"<log>\n{string.Join('\n', traces)}\n</log>");

    public static string Trace(string id, params string[] events) =>
        $"<trace><string key=\"concept:name\" value=\"{id}\"/>{string.Concat(events)}</trace>";

    public static string Event(string name, string at, string attributes = "") =>
        $"<event><string key=\"concept:name\" value=\"{name}\"/><date key=\"time:timestamp\" value=\"{at}\"/>{attributes}</event>";

    public static Task<Answer> RunAsync(params string[] arguments) => RunInAsync("en", arguments);

    /// <summary>Where the database of <see cref="OnDatabaseAsync"/> is.</summary>
    public string Data => Path.Combine(_folder, "data");

    /// <summary>The demo world, as the server makes it at its first start.</summary>
    public async Task MakeDemoWorldAsync()
    {
        await using var services = GuijuServices();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Schema>().BringUpToDate(CancellationToken.None);
        Assert.True(await scope.ServiceProvider.GetRequiredService<DemoWorld>().Run(CancellationToken.None));
    }

    /// <summary>Runs a command on the database in <see cref="Data"/>.</summary>
    public Task<Answer> OnDatabaseAsync(params string[] arguments) => RunAsync("en", arguments, Configuration);

    public static Task<Answer> RunInAsync(string language, params string[] arguments) => RunAsync(language, arguments, null);

    private static async Task<Answer> RunAsync(string language, string[] arguments, IConfiguration? configuration)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(arguments, output, error, configuration);

        return new(exit, output.ToString(), error.ToString());
    }

    private IConfiguration Configuration => new ConfigurationBuilder().AddInMemoryCollection([new("DATA", Data)]).Build();

    private ServiceProvider GuijuServices()
    {
        var services = new ServiceCollection().AddSingleton(Configuration).AddLogging();
        GuijuServer.AddServices(services, new(Configuration, AppContext.BaseDirectory));
        return services.BuildServiceProvider();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

/// <summary>What a command answered.</summary>
public sealed record Answer(int Exit, string Output, string Error);
