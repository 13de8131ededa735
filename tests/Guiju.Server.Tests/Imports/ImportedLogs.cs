using Guiju.Logs.Mapping;
using Guiju.Norms;
using Guiju.Server.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Guiju.Server.Tests.Imports;

/// <summary>Small foreign logs about parcels, and the pack that they are judged by.</summary>
internal static class ImportedLogs
{
    /// <summary>A light parcel that came in time.</summary>
    public const string Quick = """
        <trace><string key="concept:name" value="quick"/><string key="customer" value="silver"/>
        <event><string key="concept:name" value="sent"/><date key="time:timestamp" value="2026-03-01T08:00:00+08:00"/><int key="weight" value="3"/></event>
        <event><string key="concept:name" value="delivered"/><date key="time:timestamp" value="2026-03-01T20:00:00+08:00"/></event></trace>
        """;

    /// <summary>A heavy parcel that came late.</summary>
    public const string Slow = """
        <trace><string key="concept:name" value="slow"/><string key="customer" value="gold"/>
        <event><string key="concept:name" value="sent"/><date key="time:timestamp" value="2026-03-01T08:00:00+08:00"/><int key="weight" value="12"/></event>
        <event><string key="concept:name" value="delivered"/><date key="time:timestamp" value="2026-03-03T08:00:00+08:00"/></event></trace>
        """;

    /// <summary>The pack: a parcel comes within a day, and a heavy one at all.</summary>
    public static List<PackFile> Pack(string within = "within: 1d") =>
    [
        new("pack.yaml", """
            pack: PK-PARCELS
            revision: "1"
            title: {zh-CN: 包裹, en: Parcels}
            document: {number: null, title: Parcels, issuer: Guiju, revision: "1", issued: null, effective: null, next_review: null, replaces: []}
            vocabulary: vocabulary.yaml
            closes: [delivered]
            norms:
            - {id: P-DAY, title: {zh-CN: 一天送达, en: Within a day}, text: {zh-CN: 条文, en: Text}, source: "own:1", check: A, outcome: NC, severity: minor,
               response: {after: sent, then: delivered, WITHIN}}
            - {id: P-HEAVY, title: {zh-CN: 重件要送达, en: Heavy parcels}, text: {zh-CN: 条文, en: Text}, source: "own:2", check: A, outcome: NC, severity: minor,
               response: {after: {event: sent, where: {weight: {at_least: 10}}}, then: delivered}}
            """.Replace("WITHIN", within, StringComparison.Ordinal)),
        new("vocabulary.yaml", "vocabulary: parcels\ncases: [parcel]\nactivities: [sent, delivered]\nfields: {weight: integer}\n"),
    ];

    /// <summary>Writes a log with these cases into a folder.</summary>
    public static string Write(string folder, string name, params string[] traces)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, $"<log>{string.Concat(traces)}</log>");
        return path;
    }

    /// <summary>Brings a log in as the command line does.</summary>
    public static async Task<ImportLog.Done> Import(GuijuApp app, string path, IReadOnlyList<PackFile>? pack, string? unit = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ImportLog>().Run(new(path, LogMap.Xes, pack, unit), new(), progress: null, CancellationToken.None);
    }

    /// <summary>A log of one case that belongs to a unit: the import and its case.</summary>
    public static async Task<(Guid Import, Guid Case)> Small(GuijuApp app, string unit, string name)
    {
        var folder = Directory.CreateTempSubdirectory("guiju-import-");
        try
        {
            var done = await Import(app, Write(folder.FullName, name + ".xes", Quick.Replace("quick", name, StringComparison.Ordinal)), Pack(), unit);
            return (done.Id, await app.InDatabase(db => db.ImportedCases.Where(c => c.ImportId == done.Id).Select(c => c.Id).SingleAsync()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
