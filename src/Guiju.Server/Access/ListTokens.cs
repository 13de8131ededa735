using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Access;

/// <summary>The user's own tokens for programs, without their secrets.</summary>
public sealed class ListTokens(GuijuDb db, CurrentSession session)
{
    public sealed record Line(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset? ExpiresAt);

    public sealed record Answer(IReadOnlyList<Line> Items);

    public async Task<Answer> Run(CancellationToken ct)
    {
        var who = session.Demand();

        return new(await db.Tokens.AsNoTracking()
            .Where(t => t.OrgId == who.OrgId && t.UserId == who.UserId && t.Kind == TokenKind.Personal)
            .OrderBy(t => t.CreatedAt).Select(t => new Line(t.Id, t.Name, t.CreatedAt, t.LastUsedAt, t.ExpiresAt)).ToListAsync(ct));
    }

    internal static void Map(IEndpointRouteBuilder tokens) => tokens.MapGet("/",
        async Task<Ok<Answer>> (ListTokens useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(ct)));
}
