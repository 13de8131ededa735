using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>Everybody whom a revision binds, and when each has read it.</summary>
public sealed class ListReaders(Documents documents, Readers readers, CurrentUser user)
{
    public async Task<Page<Readers.Line>> Run(string pack, string revision, CancellationToken ct)
    {
        user.Demand(Permission.NormsManage);

        return new(await readers.Of(pack, Documents.Demand((await documents.Read(pack, ct)).Document, pack, revision), ct), null);
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapGet("/{pack}/revisions/{revision}/readings",
        async Task<Ok<Page<Readers.Line>>> (string pack, string revision, ListReaders useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(pack, revision, ct)));
}
