using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Guiju.Logs;
using Guiju.Logs.Mapping;
using Guiju.Norms;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.NormDesk;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Imports;

/// <summary>
/// Brings a foreign log in as archived cases, each a timeline in the chain. The same log read the same way comes in once: what is there
/// is left, what is missing is added, and another pack judges it all anew. The pack enters the register of documents as it came. The whole log is read once before anything is written.
/// </summary>
public sealed class ImportLog(GuijuDb db, Database database, LedgerWriter writer, PackLibrary library, TimeProvider clock)
{
    /// <summary>What to bring in.</summary>
    /// <param name="Path">The log.</param>
    /// <param name="Map">How it is read; null for what the XES standard says.</param>
    /// <param name="Pack">The files of the pack that its cases are judged by, if any.</param>
    /// <param name="Unit">The unit that it belongs to; null for everybody in the organisation.</param>
    public sealed record Request(string Path, LogMap? Map, IReadOnlyList<PackFile>? Pack, string? Unit);

    /// <summary>What was brought in.</summary>
    public sealed record Done(Guid Id, string Name, long Cases, long Events, long Added, IReadOnlyList<NormCount> Counts);

    /// <summary>Reads the log and brings in what is not there yet.</summary>
    /// <exception cref="LogFault">The log cannot be used; nothing was written.</exception>
    /// <exception cref="Refusal">There is no such unit, or the pack does not compile; nothing was written.</exception>
    public async Task<Done> Run(Request request, LogNotes notes, Action<long>? progress, CancellationToken ct)
    {
        var unit = await db.UnitCalled(request.Unit, ct);
        var pack = request.Pack is { } files ? Compile(files) : null;
        var span = EventLog.Measure(request.Path, request.Map, notes);
        if (pack is not null)
            await library.Receive(unit.OrgId, pack, request.Pack!, ct);
        var import = await Open(request, unit, pack, span, ct);

        await using var session = new LedgerSession(database, db);
        var intake = new LogIntake(session, writer, clock, import);
        foreach (var (index, one) in EventLog.Read(request.Path, request.Map, new()).Index())
        {
            await intake.Take(one, index + 1, ct);
            if (index % 100 is 0)
                progress?.Invoke(index);
        }

        await intake.Finish(ct);
        (import.FirstAt, import.Counts, import.CompletedAt) = (intake.FirstAt, JsonSerializer.Serialize(intake.Counts, Json.Options), clock.GetUtcNow().Whole());
        await db.SaveChangesAsync(ct);
        return new(import.Id, import.Name, span.Cases, span.Events, intake.Added, intake.Counts);
    }

    private static CompiledPack Compile(IReadOnlyList<PackFile> files)
    {
        var compilation = PackCompiler.Compile(files, Facts.Vocabulary);
        return compilation.Pack ?? throw new Refusal("import.pack-does-not-compile", compilation.InShort);
    }

    /// <summary>The import's row, new or taken up again.</summary>
    private async Task<ImportRow> Open(Request request, Unit unit, CompiledPack? pack, LogSpan span, CancellationToken ct)
    {
        var id = await IdOf(unit.OrgId, request, ct);
        var import = await db.Imports.SingleOrDefaultAsync(i => i.OrgId == unit.OrgId && i.Id == id, ct);
        if (import is null)
            db.Add(import = new() { OrgId = unit.OrgId, Id = id, Name = "", UnitPath = "", Counts = "[]", ImportedAt = clock.GetUtcNow().Whole() });
        (import.Name, import.UnitPath) = (Path.GetFileName(request.Path), unit.Path);
        (import.UnitId, import.UnitName) = request.Unit is null ? (null, null) : ((Guid?)unit.Id, unit.Name);
        (import.Cases, import.Events, import.LastAt) = (span.Cases, span.Events, span.LastAt is { } at ? Micros.FromMicros(at) : null);
        (import.Pack, import.Revision) = (pack?.Id, pack?.Revision);
        (import.PackTitle, import.PackFiles) = pack is null ? (null, null) : (JsonSerializer.Serialize(pack.Title, Json.Options), JsonSerializer.Serialize(request.Pack, Json.Options));
        // Until it is done nothing is known of the verdicts: they may be of another pack than before.
        (import.Counts, import.CompletedAt) = ("[]", null);
        await db.SaveChangesAsync(ct);
        return import;
    }

    /// <summary>The same bytes read the same way are the same log.</summary>
    private static async Task<Guid> IdOf(Guid orgId, Request request, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(orgId.ToByteArray(bigEndian: true));
        await using (var file = File.OpenRead(request.Path))
            hash.AppendData(await SHA256.HashDataAsync(file, ct));
        hash.AppendData(Encoding.UTF8.GetBytes(Reading(request.Map ?? LogMap.Xes)));
        return new(hash.GetHashAndReset().AsSpan(0, 16), bigEndian: true);
    }

    private static string Reading(LogMap map) => string.Create(CultureInfo.InvariantCulture, $"""
        {List(map.Case)}{List(map.Activity)}{map.Join}|{List(map.Time)}{List(map.Formats)}{map.Zone.Id}|{map.Untimed}|{map.Delimiter}|{map.Encoding?.WebName}
        {List(map.Empty.Order(StringComparer.Ordinal))}{List(map.Attributes?.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value.Column}:{a.Value.Kind}") ?? ["*"])}{(map.Object is { } cases ? $"{cases.Length}:{cases}" : "")}
        """);

    private static string List(IEnumerable<string> values) => string.Concat(values.Select(v => $"{v.Length}:{v},")) + "|";
}
