using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>Somebody whom a revision binds says by his name that he has read it (GT-NORM-RIGHTDUTY). It is no condition of force.</summary>
public sealed class AcknowledgeRevision(Documents documents, Readers readers, Timelines timelines, CurrentUser user)
{
    public async Task<Receipt> Run(string pack, string revision, CancellationToken ct)
    {
        user.Demand(Permission.NormsRead);

        var found = Documents.Demand((await documents.Read(pack, ct)).Document, pack, revision);
        if (found.Stage is not RevisionStage.Issued || !await readers.BindsMe(found, ct))
            throw new Refusal("document.binds-you-not", revision);
        var id = Reading.IdOf(user.OrgId, pack, revision, user.Id);
        return await timelines.Change(id, id, new PlainAct(), family => family.Fold<Reading>(id).Done
            ? throw new Refusal("document.read-already", revision)
            : [Entry.In<Reading>(id, new RevisionAcknowledged(pack, revision, found.Hash))], ct);
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapPost("/{pack}/revisions/{revision}/reading",
        async Task<Ok<Receipt>> (string pack, string revision, AcknowledgeRevision useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(pack, revision, ct)));
}
