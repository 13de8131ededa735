using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Access;

/// <summary>A program may no longer act for the user.</summary>
public sealed class RevokeToken(GuijuDb db, Doorkeeper doorkeeper, CurrentSession session)
{
    public async Task Run(Guid id, CancellationToken ct)
    {
        var who = session.Demand();

        var gone = await db.Tokens.Where(t => t.OrgId == who.OrgId && t.UserId == who.UserId && t.Id == id && t.Kind == TokenKind.Personal).ExecuteDeleteAsync(ct);
        doorkeeper.Forget();
        if (gone is 0)
            throw new Refusal("token.unknown", id);
    }

    internal static void Map(IEndpointRouteBuilder tokens) => tokens.MapDelete("/{id:guid}",
        async Task<NoContent> (Guid id, RevokeToken useCase, CancellationToken ct) =>
        {
            await useCase.Run(id, ct);
            return TypedResults.NoContent();
        });
}
