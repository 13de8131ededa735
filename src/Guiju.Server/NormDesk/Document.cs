using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Guiju.Norms;
using Guiju.Server.Ledger;

namespace Guiju.Server.NormDesk;

/// <summary>A norm document with all its revisions (W21). What it says at an instant follows from its events alone.</summary>
public sealed record Document : ICase<Document>
{
    public static string Kind => "document";

    public static Document None { get; } = new();

    /// <summary>Its revisions, in the order in which they came.</summary>
    public ImmutableList<Revision> Revisions { get; init; } = [];

    /// <summary>The timeline of a pack's document; there is one in each organisation.</summary>
    public static Guid IdOf(Guid orgId, string pack) =>
        new(SHA256.HashData([.. orgId.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes("document " + pack)]).AsSpan(0, 16), bigEndian: true);

    /// <summary>A revision by its number.</summary>
    public Revision? Find(string revision) => Revisions.Find(r => r.Number == revision);

    /// <summary>The revision in force at an instant.</summary>
    public Revision? InForceAt(DateTimeOffset at) => Revisions.Find(r => r.Stage is RevisionStage.Issued && r.EffectiveFrom <= at && !(r.EffectiveUntil <= at));

    public Document Apply(Recorded e) => e.Event switch
    {
        RevisionReceived received => Receive(received),
        RevisionDrafted drafted => With(new(drafted.Revision) { From = drafted.From, Files = [.. drafted.Files], Authors = [Signature.Of(e)] }),
        RevisionEdited edited => Change(edited.Revision, r => r with { Files = Edit(r.Files, edited), Authors = Sign(r, e) }),
        RevisionSubmitted s => Change(s.Revision, r => r with { Stage = RevisionStage.Submitted, Changes = s.Changes, Submitted = Signature.Of(e), Returned = null, ReturnedBecause = null }),
        RevisionReviewed s => Change(s.Revision, r => r with { Stage = RevisionStage.Reviewed, Reviewed = Signature.Of(e) }),
        RevisionReturned s => Change(s.Revision, r => r with { Stage = RevisionStage.Draft, Returned = Signature.Of(e), ReturnedBecause = s.Reason, Reviewed = null, Approved = null }),
        RevisionApproved s => Change(s.Revision, r => r with { Stage = RevisionStage.Approved, Approved = Signature.Of(e) }),
        RevisionTried s => Change(s.Revision, r => r with { Trial = s }),
        RevisionConfirmed s => Change(s.Revision, r => r with { NextReviewOn = s.NextReviewOn }),
        RevisionRetired s => Change(s.Revision, r => r with { EffectiveUntil = s.At, IsRetired = true, EndedBecause = s.Reason }),
        _ => ApplyForce(e),
    };

    /// <summary>The document after a revision was found in the register.</summary>
    public Document Receive(RevisionReceived e) => With(new(e.Revision)
    {
        Stage = RevisionStage.Issued,
        Files = [.. e.Files],
        Received = true,
        Issued = new(null, "", e.IssuedAt),
        EffectiveFrom = e.EffectiveFrom,
        EffectiveUntil = e.EffectiveUntil,
    });

    /// <summary>The files after an edit.</summary>
    public static ImmutableArray<PackFile> Edit(ImmutableArray<PackFile> files, RevisionEdited edit) =>
    [
        .. files.Where(f => !edit.Removed.Contains(f.Name, StringComparer.Ordinal) && !edit.Changed.Any(c => c.Name == f.Name))
            .Concat(edit.Changed).OrderBy(f => f.Name, StringComparer.Ordinal),
    ];

    private Document ApplyForce(Recorded e) => e.Event switch
    {
        RevisionIssued issued => Replace(issued.Replaces, issued.EffectiveFrom).Change(issued.Revision, r => r with
        {
            Stage = RevisionStage.Issued,
            Issued = Signature.Of(e),
            EffectiveFrom = issued.EffectiveFrom,
            NextReviewOn = issued.NextReviewOn,
            Binds = new(issued.BoundRoles, issued.BoundUnitId, issued.BoundUnit),
        }),
        RevisionPutInForce put => Replace(put.Replaces, put.From).Change(put.Revision, r => r with { EffectiveFrom = put.From, EffectiveUntil = put.Until }),
        RevisionWithdrawn withdrawn => withdrawn.Restores.Aggregate(this, (d, name) => d.Change(name, r => r with { EffectiveUntil = null }))
            .Change(withdrawn.Revision, r => r with { Stage = RevisionStage.Withdrawn, EndedBecause = withdrawn.Reason, EffectiveFrom = null, EffectiveUntil = null }),
        _ => this,
    };

    /// <summary>What is replaced ends in the same instant in which the new one begins: without a gap, and never both.</summary>
    private Document Replace(IReadOnlyList<string> replaced, DateTimeOffset at) =>
        replaced.Aggregate(this, (d, name) => d.Change(name, r => r with { EffectiveUntil = at }));

    private static ImmutableArray<Signature> Sign(Revision revision, Recorded e) => [.. revision.Authors.Where(a => a.By != e.Actor.Id), Signature.Of(e)];

    private Document With(Revision revision) => this with
    {
        Revisions = Find(revision.Number) is { } known ? Revisions.Replace(known, revision) : Revisions.Add(revision),
    };

    private Document Change(string revision, Func<Revision, Revision> change) => Find(revision) is { } found
        ? this with { Revisions = Revisions.Replace(found, change(found)) }
        : this;
}
