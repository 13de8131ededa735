using Guiju.Server.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Access;

/// <summary>An administrator gives somebody a new password; his sessions end, and a lock is lifted.</summary>
public sealed class ResetPassword(UserDirectory directory, Accounts accounts, Doorkeeper doorkeeper, CurrentUser user)
{
    public sealed record Request([property: Needed, AtMost(128)] string Password);

    public async Task Run(Guid id, Request request, CancellationToken ct)
    {
        user.Demand(Permission.AccountsManage);

        var someone = await directory.UserOf(id, ct);
        (someone.LockedUntil, someone.Failures) = (null, 0);
        await accounts.SetPasswordAsync(someone, request.Password);
        doorkeeper.Forget();
    }

    internal static void Map(IEndpointRouteBuilder users) => users.MapPost("/{id:guid}/password",
        async Task<NoContent> (Guid id, Request request, ResetPassword useCase, CancellationToken ct) =>
        {
            await useCase.Run(id, request, ct);
            return TypedResults.NoContent();
        });
}
