using Guiju.Server.Access;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>One norm document: its revisions, and everything that was ever done to it.</summary>
public sealed class ShowDocument(Documents documents, DocumentSight sight, Readers readers, CurrentUser user, TimeProvider clock)
{
    public sealed record DocumentPage(string Pack, int Version, IReadOnlyList<RevisionView> Revisions, IReadOnlyList<Entry> Timeline, bool MustRead);

    /// <summary>One thing done to the document.</summary>
    public sealed record Entry(Guid Id, string Name, DateTimeOffset At, string? By, Told Told, string Hash);

    /// <summary>What was done, as far as it is told here; the texts themselves lie with the revision.</summary>
    public sealed record Told(string Revision)
    {
        public string? Says { get; init; }
        public IReadOnlyList<string> Files { get; init; } = [];
        public IReadOnlyList<string> Others { get; init; } = [];
        public DateTimeOffset? Day { get; init; }
        public RevisionTried? Trial { get; init; }
    }

    public async Task<DocumentPage> Run(string pack, CancellationToken ct)
    {
        user.Demand(Permission.NormsRead);

        var standing = await documents.Read(pack, ct);
        var views = await sight.Of(pack, standing.Document, ct);
        var mustRead = standing.Document.InForceAt(clock.GetUtcNow()) is { Binds: not null } inForce && await readers.BindsMe(inForce, ct);
        return new(pack, standing.Version, views, sight.SeesDrafts ? [.. standing.Trace.Select(EntryOf).OfType<Entry>().Reverse()] : [], mustRead);
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapGet("/{pack}",
        async Task<Ok<DocumentPage>> (string pack, ShowDocument useCase, HttpResponse response, CancellationToken ct) =>
        {
            var page = await useCase.Run(pack, ct);
            response.Headers.ETag = Kernel.ETags.Of(page.Version);
            return TypedResults.Ok(page);
        });

    private static Entry? EntryOf(Recorded e) => (e.Event, TellingOf(e.Event)) switch
    {
        (_, null) => null,
        (RevisionReceived received, { } told) => new(e.Id, e.Name, received.IssuedAt, null, told, Convert.ToHexStringLower(e.Hash)),
        (_, { } told) => new(e.Id, e.Name, e.OccurredAt, e.Actor.Name, told, Convert.ToHexStringLower(e.Hash)),
    };

    private static Told? TellingOf(IEvent e) => e switch
    {
        RevisionReceived x => new(x.Revision) { Day = x.EffectiveFrom },
        RevisionDrafted x => new(x.Revision) { Others = x.From is { } from ? [from] : [] },
        RevisionEdited x => new(x.Revision) { Files = [.. x.Changed.Select(f => f.Name), .. x.Removed] },
        RevisionSubmitted x => new(x.Revision) { Says = x.Changes },
        RevisionReviewed x => new(x.Revision) { Says = x.Note },
        RevisionReturned x => new(x.Revision) { Says = x.Reason },
        RevisionApproved x => new(x.Revision) { Says = x.Note },
        RevisionIssued x => new(x.Revision) { Others = x.Replaces, Day = x.EffectiveFrom },
        RevisionPutInForce x => new(x.Revision) { Others = x.Replaces, Day = x.From },
        RevisionWithdrawn x => new(x.Revision) { Says = x.Reason, Others = x.Restores },
        RevisionRetired x => new(x.Revision) { Says = x.Reason, Day = x.At },
        RevisionConfirmed x => new(x.Revision) { Says = x.Note },
        RevisionTried x => new(x.Revision) { Trial = x },
        _ => null,
    };
}
