using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Files;

/// <summary>A file is fetched, by whoever knows its hash and belongs to the organisation.</summary>
public sealed class FetchFile(GuijuDb db, FileFolder folder, CurrentUser user)
{
    public async Task<(Stream Bytes, string MediaType)> Run(string sha256, CancellationToken ct)
    {
        user.Demand(Permission.OrdersRead);

        var row = await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.OrgId == user.OrgId && f.Sha256 == sha256, ct);
        var bytes = row is null ? null : folder.Open(user.OrgId, row.Sha256);
        return bytes is null ? throw new Refusal("file.unknown", sha256) : (bytes, row!.MediaType);
    }

    internal static void Map(IEndpointRouteBuilder files) => files.MapGet("/{sha256}",
        async Task<FileStreamHttpResult> (string sha256, FetchFile useCase, HttpResponse response, CancellationToken ct) =>
        {
            var (bytes, mediaType) = await useCase.Run(sha256, ct);
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers.ContentSecurityPolicy = "sandbox";
            return TypedResults.Stream(bytes, mediaType);
        });
}
