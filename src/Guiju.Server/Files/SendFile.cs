using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Files;

/// <summary>A file arrives, before or after the event that names it; sending it again is harmless.</summary>
public sealed class SendFile(GuijuDb db, FileFolder folder, CurrentUser user, TimeProvider clock)
{
    private static readonly HashSet<string> MediaTypes = new(StringComparer.Ordinal) { "image/png", "image/jpeg", "image/webp" };

    public async Task<bool> Run(string sha256, string? mediaType, Stream bytes, CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        if (sha256.Length is not 64 || !sha256.All(char.IsAsciiHexDigitLower))
            throw new Refusal("request.bad-hash", sha256);
        if (mediaType is null || !MediaTypes.Contains(mediaType))
            throw new Refusal("request.bad-media-type", mediaType);
        if (await db.StoredFiles.AnyAsync(f => f.OrgId == user.OrgId && f.Sha256 == sha256, ct))
            return false;

        var length = await folder.Keep(user.OrgId, sha256, bytes, ct);
        db.StoredFiles.Add(new() { OrgId = user.OrgId, Sha256 = sha256, MediaType = mediaType, Length = length, SentBy = user.Id, SentAt = clock.GetUtcNow().Whole() });
        await db.SaveChangesAsync(ct);
        return true;
    }

    internal static void Map(IEndpointRouteBuilder files) => files.MapPut("/{sha256}",
        async Task<Results<Created, Ok>> (string sha256, HttpRequest request, SendFile useCase, CancellationToken ct) =>
            await useCase.Run(sha256, request.ContentType, request.Body, ct) ? TypedResults.Created($"/api/files/{sha256}") : TypedResults.Ok())
        .Accepts<Stream>("image/png", "image/jpeg", "image/webp")
        .WithMetadata(new RequestSizeLimitAttribute(FileFolder.MostBytes));
}
