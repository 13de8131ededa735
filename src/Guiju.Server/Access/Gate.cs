using System.Security.Claims;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Authorization;

namespace Guiju.Server.Access;

/// <summary>Stands before every door under <c>/api</c>: finds out who asks, and lets nobody in unknown who is not expected so.</summary>
internal sealed class Gate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, CurrentUser user, CurrentSession session, CommandContext command, Doorkeeper doorkeeper)
    {
        var (secret, kind) = Secret(http.Request);
        if (secret is not null && await doorkeeper.Find(secret, kind, http.RequestAborted) is { } who)
        {
            who.Fill(user);
            (session.Who, session.Ask) = (who, ct => doorkeeper.Find(secret, kind, ct));
            (command.OrgId, command.Actor) = (who.OrgId, new(who.UserId, who.Name));
            http.User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, who.UserId.ToString())], kind.ToString()));
        }

        if (IsGuarded(http))
        {
            session.Demand();

            // A browser sends its cookie wherever the request comes from; only our own pages can add a header.
            if (kind is TokenKind.Session && IsUnsafe(http.Request.Method) && http.Request.Headers["X-Guiju"] != "1")
                throw new Refusal("access.cross-site");
        }

        await next(http);
    }

    private static (string? Secret, TokenKind Kind) Secret(HttpRequest request) => request.Headers.Authorization.ToString() switch
    {
        "" => (SessionCookie.Get(request), TokenKind.Session),
        var header when header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) => (header["Bearer ".Length..].Trim(), TokenKind.Personal),
        _ => (null, TokenKind.Personal),
    };

    private static bool IsGuarded(HttpContext http) =>
        (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            || http.Request.Path.StartsWithSegments("/tmf-api", StringComparison.OrdinalIgnoreCase))
        && http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null;

    private static bool IsUnsafe(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);
}
