using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.NormDesk;

/// <summary>
/// The documents of the organisation. Revisions that came in as issued, such as the shipped ones, lie in the register before they have a
/// timeline; the first act on a document begins it with them.
/// </summary>
public sealed class Documents(GuijuDb db, Timelines timelines, FamilyStore families, CurrentUser user, PackLibrary library)
{
    /// <summary>A document as it stands, with its timeline and version.</summary>
    public sealed record Standing(Document Document, IReadOnlyList<Recorded> Trace, int Version);

    /// <summary>Decides on a document and records what was decided.</summary>
    public async Task<Receipt> Change(string pack, Func<Document, IEvent> decide, CancellationToken ct)
    {
        var id = Document.IdOf(user.OrgId, pack);
        var register = await RegisterOf(pack, ct);
        var force = false;
        var receipt = await timelines.Change(id, id, new PlainAct(), family =>
        {
            var (document, found) = Complete(family.Fold<Document>(id), register);
            var decided = decide(document);
            Agree(document, pack, decided);
            force = decided is RevisionIssued or RevisionPutInForce or RevisionWithdrawn or RevisionRetired;
            return [.. found.Append(decided).Select(e => Entry.In<Document>(id, e))];
        }, ct);
        if (force)
            await library.Load(user.OrgId, ct);
        return receipt;
    }

    private void Agree(Document document, string pack, IEvent decided)
    {
        if (decided is RevisionIssued issued)
            library.Agree(user.OrgId, Demand(document, pack, issued.Revision).Files, issued.EffectiveFrom, null);
        else if (decided is RevisionPutInForce put)
            library.Agree(user.OrgId, Demand(document, pack, put.Revision).Files, put.From, put.Until);
    }

    /// <summary>One document.</summary>
    /// <exception cref="Refusal">There is none of this name.</exception>
    public async Task<Standing> Read(string pack, CancellationToken ct)
    {
        var standing = await Read(pack, await RegisterOf(pack, ct), ct);
        return standing.Document.Revisions.IsEmpty ? throw new Refusal("document.unknown", pack) : standing;
    }

    /// <summary>A revision of a document.</summary>
    /// <exception cref="Refusal">There is none of this number.</exception>
    public static Revision Demand(Document document, string pack, string revision) => document.Find(revision) ?? throw new Refusal("document.unknown", $"{pack} {revision}");

    /// <summary>All of them, by name.</summary>
    public async Task<IReadOnlyList<(string Pack, Standing Standing)>> ReadAll(CancellationToken ct)
    {
        var register = await db.PackRevisions.AsNoTracking().Where(p => p.OrgId == user.OrgId).OrderBy(p => p.EffectiveFrom).ToListAsync(ct);
        var begun = await db.DocumentNames.AsNoTracking().Where(d => d.OrgId == user.OrgId).Select(d => d.Pack).ToListAsync(ct);
        var all = new List<(string, Standing)>();
        foreach (var pack in register.Select(p => p.Pack).Concat(begun).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            all.Add((pack, await Read(pack, register.FindAll(p => p.Pack == pack), ct)));
        return all;
    }

    private async Task<Standing> Read(string pack, List<PackRevisionRow> register, CancellationToken ct)
    {
        var id = Document.IdOf(user.OrgId, pack);
        var family = await families.Load(user.OrgId, id, ct);
        return new(Complete(family.Fold<Document>(id), register).Document, family.Trace, family.Version);
    }

    private Task<List<PackRevisionRow>> RegisterOf(string pack, CancellationToken ct) =>
        db.PackRevisions.AsNoTracking().Where(p => p.OrgId == user.OrgId && p.Pack == pack).OrderBy(p => p.EffectiveFrom).ToListAsync(ct);

    private static (Document Document, IReadOnlyList<IEvent> Found) Complete(Document document, List<PackRevisionRow> register)
    {
        var found = register.Where(p => document.Find(p.Revision) is not { } known || (known.Received && (known.EffectiveFrom, known.EffectiveUntil) != (p.EffectiveFrom, p.EffectiveUntil)))
            .Select(p => new RevisionReceived(p.Pack, p.Revision, p.ReadFiles(), p.Hash, p.IssuedAt, p.EffectiveFrom, p.EffectiveUntil)).ToList();
        return (found.Aggregate(document, (d, e) => d.Receive(e)), found);
    }
}
