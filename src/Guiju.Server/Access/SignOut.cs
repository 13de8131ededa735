using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Access;

/// <summary>Ends the session for good, not only in this browser.</summary>
public sealed class SignOut(GuijuDb db, CurrentSession session, Doorkeeper doorkeeper)
{
    public async Task Run(CancellationToken ct)
    {
        var who = session.Demand();

        await db.Tokens.Where(t => t.OrgId == who.OrgId && t.Id == who.TokenId && t.Kind == TokenKind.Session).ExecuteDeleteAsync(ct);
        doorkeeper.Forget();
    }

    internal static void Map(IEndpointRouteBuilder api) => api.MapDelete("/session",
        async Task<NoContent> (SignOut useCase, HttpContext http, CancellationToken ct) =>
        {
            await useCase.Run(ct);
            SessionCookie.Clear(http);
            return TypedResults.NoContent();
        });
}
