using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Guiju.Norms;
using Guiju.Norms.Combining;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.NormDesk;

/// <summary>
/// The shipped packs under <c>norms/</c>, brought into the database as issued. None comes into force by itself: a day printed on a standard is
/// its issuer's, and here it holds from the day that a custodian enters. From then on the database is the truth: a revision that is
/// known under another hash is refused, for nobody may change what is in force without a new revision.
/// </summary>
public sealed class PackLibrary(GuijuDb db, Rules rules, TimeProvider clock)
{
    /// <summary>Imports the packs that this organisation does not know yet.</summary>
    /// <exception cref="Refusal">A pack does not compile, or a known revision has other contents.</exception>
    public async Task Import(Guid orgId, string folder, CancellationToken ct)
    {
        var known = await db.PackRevisions.Where(p => p.OrgId == orgId).ToListAsync(ct);
        foreach (var path in Directory.EnumerateDirectories(folder, "PK-*").Order(StringComparer.Ordinal))
        {
            var files = Read(path);
            var pack = Compile(files);
            var hash = HashOf(files);
            var same = known.Find(p => p.Pack == pack.Id && p.Revision == pack.Revision);
            if (same is not null && same.Hash != hash)
                throw new Refusal("norm.revision-changed", pack.Id, pack.Revision);
            if (same is null)
                db.PackRevisions.Add(RowOf(orgId, pack, files, hash));
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Brings one pack into the register as issued, unless its number and revision are there already.</summary>
    public async Task Receive(Guid orgId, CompiledPack pack, IReadOnlyList<PackFile> files, CancellationToken ct)
    {
        if (await db.PackRevisions.AnyAsync(p => p.OrgId == orgId && p.Pack == pack.Id && p.Revision == pack.Revision, ct))
            return;
        var sorted = files.OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        db.PackRevisions.Add(RowOf(orgId, pack, sorted, HashOf(sorted)));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Puts the revisions in force of every organisation into use.</summary>
    public async Task LoadAll(CancellationToken ct)
    {
        var all = await db.PackRevisions.AsNoTracking().ToListAsync(ct);
        foreach (var organisation in all.GroupBy(p => p.OrgId))
            rules.Use(organisation.Key, BookOf(organisation));
    }

    /// <summary>Puts one organisation's revisions in force into use.</summary>
    public async Task Load(Guid orgId, CancellationToken ct) =>
        rules.Use(orgId, BookOf(await db.PackRevisions.AsNoTracking().Where(p => p.OrgId == orgId).ToListAsync(ct)));

    /// <summary>Refuses a revision that, while it is in force, would stand against another pack without a precedence that says which counts.</summary>
    /// <exception cref="Refusal">A norm of it and one of another pack in force at that time contradict each other.</exception>
    public void Agree(Guid orgId, IReadOnlyList<PackFile> files, DateTimeOffset from, DateTimeOffset? until)
    {
        var pack = Compile(files);
        var others = rules.Of(orgId).Packs.Where(p => p.Pack.Id != pack.Id);
        if (Combination.Conflicts([new(pack, from.ToMicros(), until?.ToMicros()), .. others]).FirstOrDefault(c => c.One.Pack == pack.Id) is { } conflict)
            throw new Refusal("pack.conflict", conflict.One.Norm, conflict.Other.Norm, conflict.Other.Pack, conflict.As);
    }

    /// <summary>The files of a pack's folder, in a stable order.</summary>
    public static IReadOnlyList<PackFile> Read(string path) => [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
        .Select(f => (Name: Path.GetRelativePath(path, f).Replace('\\', '/'), Path: f))
        .OrderBy(f => f.Name, StringComparer.Ordinal)
        .Select(f => new PackFile(f.Name, File.ReadAllText(f.Path)))];

    /// <summary>A pack with a vocabulary of its own judges logs from elsewhere, and no case of ours.</summary>
    private static Rulebook BookOf(IEnumerable<PackRevisionRow> revisions) => new([.. revisions
        .Where(p => p.EffectiveFrom is not null)
        .OrderBy(p => p.Pack, StringComparer.Ordinal).ThenBy(p => p.EffectiveFrom)
        .Select(p => new PackInForce(Compile(p.ReadFiles()), p.EffectiveFrom!.Value.ToMicros(), p.EffectiveUntil?.ToMicros()))
        .Where(p => p.Pack.Log is null && !(p.Until <= p.From))]);

    private static CompiledPack Compile(IReadOnlyList<PackFile> files)
    {
        var compilation = PackCompiler.Compile(files, Facts.Vocabulary);
        return compilation.Pack ?? throw new Refusal("norm.does-not-compile", compilation.InShort);
    }

    private PackRevisionRow RowOf(Guid orgId, CompiledPack pack, IReadOnlyList<PackFile> files, string hash) => new()
    {
        OrgId = orgId,
        Pack = pack.Id,
        Revision = pack.Revision,
        Hash = hash,
        Files = JsonSerializer.Serialize(files, Json.Options),
        IssuedAt = clock.GetUtcNow().Whole(),
    };

    /// <summary>The hash that stands for a text.</summary>
    public static string HashOf(IReadOnlyList<PackFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\n{file.Text.Length}\n{file.Text}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
