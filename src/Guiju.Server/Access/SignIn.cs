using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Guiju.Server.Access;

/// <summary>Somebody signs in by name and password and gets a session. Unknown names, wrong passwords, locked and disabled accounts sound alike.</summary>
[OpenToAll("it is the way in")]
public sealed partial class SignIn(
    Accounts accounts, GuijuDb db, Turnstile turnstile, Doorkeeper doorkeeper, WallClock clock, IOptions<AccessOptions> options, ILogger<SignIn> logger)
{
    public sealed record Request([property: Needed, AtMost(100)] string UserName, [property: Needed, AtMost(128)] string Password);

    public sealed record Opened(Me Me, string Secret, DateTimeOffset ExpiresAt);

    public async Task<Opened> Run(Request request, CancellationToken ct)
    {
        using (await turnstile.Enter(accounts.NormalizeName(request.UserName), ct))
        {
            var user = await accounts.FindByNameAsync(request.UserName);
            if (!await IsRight(user, request.Password))
            {
                Log.Refused(logger, user?.Id);
                throw new Refusal("access.wrong-credentials");
            }

            await accounts.ResetAccessFailedCountAsync(user!);
            return await Open(user!, ct);
        }
    }

    internal static void Map(IEndpointRouteBuilder api) => api.MapPost("/session",
        async Task<Ok<Me>> (Request request, SignIn useCase, HttpContext http, CancellationToken ct) =>
        {
            var opened = await useCase.Run(request, ct);
            SessionCookie.Set(http, opened.Secret, opened.ExpiresAt);
            return TypedResults.Ok(opened.Me);
        }).AllowAnonymous();

    private async Task<bool> IsRight(User? user, string password)
    {
        if (user is null)
        {
            var nobody = new User { UserName = "", Name = "" };
            accounts.PasswordHasher.VerifyHashedPassword(nobody, turnstile.Decoy(accounts.PasswordHasher, nobody), password);
            return false;
        }

        var locked = await accounts.IsLockedOutAsync(user);
        var right = await accounts.CheckPasswordAsync(user, password);
        if (!right && !locked)
            await accounts.AccessFailedAsync(user);
        return right && !locked && user.DisabledAt is null;
    }

    private async Task<Opened> Open(User user, CancellationToken ct)
    {
        var now = clock.Now;
        var (token, secret) = Token.New(user, TokenKind.Session, "", now, now + options.Value.SessionLastsFor);
        await db.Tokens.Where(t => t.OrgId == user.OrgId && t.UserId == user.Id && (t.ExpiresAt < now || t.Stamp != user.SecurityStamp))
            .Where(t => t.Kind == TokenKind.Session).ExecuteDeleteAsync(ct);
        db.Tokens.Add(token);
        await db.SaveChangesAsync(ct);
        Log.SignedIn(logger, user.Id);
        return new(Me.Of((await doorkeeper.Find(secret, TokenKind.Session, ct))!), secret, token.ExpiresAt!.Value);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "User {UserId} signed in")]
        public static partial void SignedIn(ILogger logger, Guid userId);

        [LoggerMessage(LogLevel.Warning, "Sign-in refused for user {UserId}")]
        public static partial void Refused(ILogger logger, Guid? userId);
    }
}
