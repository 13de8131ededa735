using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Access;

/// <summary>Somebody changes his own password: every session of his ends, and this browser gets a new one.</summary>
public sealed class ChangePassword(GuijuDb db, Accounts accounts, Turnstile turnstile, SignIn signIn, Doorkeeper doorkeeper, CurrentSession session)
{
    public sealed record Request([property: Needed, AtMost(128)] string Current, [property: Needed, AtMost(128)] string Password);

    public async Task<SignIn.Opened> Run(Request request, CancellationToken ct)
    {
        var who = session.Demand();

        await Check(who, request.Current, ct);
        using (await turnstile.Enter(accounts.NormalizeName(who.UserName), ct))
        {
            var someone = await db.Users.SingleAsync(u => u.OrgId == who.OrgId && u.Id == who.UserId, ct);
            await accounts.SetPasswordAsync(someone, request.Password);
            doorkeeper.Forget();
        }

        return await signIn.Run(new(who.UserName, request.Password), ct);
    }

    internal static void Map(IEndpointRouteBuilder api) => api.MapPost("/session/password",
        async Task<Ok<Me>> (Request request, ChangePassword useCase, HttpContext http, CancellationToken ct) =>
        {
            var opened = await useCase.Run(request, ct);
            SessionCookie.Set(http, opened.Secret, opened.ExpiresAt);
            return TypedResults.Ok(opened.Me);
        });

    /// <summary>Asking for the current password is a sign-in: wrong ones are counted, and a locked account stays locked.</summary>
    private async Task Check(SignedIn who, string current, CancellationToken ct)
    {
        try
        {
            await signIn.Run(new(who.UserName, current), ct);
        }
        catch (Refusal wrong) when (wrong.Code == "access.wrong-credentials")
        {
            throw new Refusal("account.wrong-password");
        }
    }
}
