using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Access;

/// <summary>A user lets a program act for him. The secret is told once, and never by a repeated request.</summary>
public sealed class IssueToken(GuijuDb db, CommandContext command, CurrentSession session, WallClock clock)
{
    public sealed record Request([property: Needed, AtMost(100)] string Name, DateTimeOffset? ExpiresAt);

    public sealed record Issued(Guid Id, string Name, DateTimeOffset? ExpiresAt, string? Secret);

    public async Task<Issued> Run(Request request, CancellationToken ct)
    {
        var who = session.Demand();

        // A token that leaked must not be able to make itself immortal.
        if (who.Kind is not TokenKind.Session)
            throw new Refusal("access.needs-session");
        return await For(await db.Users.SingleAsync(u => u.OrgId == who.OrgId && u.Id == who.UserId, ct), request, ct);
    }

    /// <summary>Issues a token on the machine itself, for whoever may open the database.</summary>
    public async Task<Issued> RunFor(string userName, Request request, CancellationToken ct)
    {
        var name = userName.Trim().Normalize().ToUpperInvariant();
        var user = await db.Users.SingleOrDefaultAsync(u => u.NormalizedUserName == name && u.DisabledAt == null, ct) ?? throw new Refusal("user.unknown", userName);
        return await For(user, request, ct);
    }

    internal static void Map(IEndpointRouteBuilder tokens) => tokens.MapPost("/",
        async Task<Created<Issued>> (Request request, IssueToken useCase, CancellationToken ct) =>
            TypedResults.Created((string?)null, await useCase.Run(request, ct)));

    private async Task<Issued> For(User user, Request request, CancellationToken ct)
    {
        var now = clock.Now;
        if (request.ExpiresAt <= now)
            throw new Refusal("token.expires-in-the-past", request.ExpiresAt);

        var (token, secret) = Token.New(user, TokenKind.Personal, request.Name.Trim(), now, request.ExpiresAt);
        var issued = new Issued(token.Id, token.Name, token.ExpiresAt, secret);
        db.Tokens.Add(token);
        command.Keep(db, token.Id, issued with { Secret = null }, now);
        await db.SaveChangesAsync(ct);
        return issued;
    }
}
