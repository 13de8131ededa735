using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Access;

/// <summary>An account is closed; its sessions and tokens are worth nothing from now on.</summary>
public sealed class DisableUser(GuijuDb db, UserDirectory directory, Accounts accounts, Doorkeeper doorkeeper, CurrentUser user, WallClock clock)
{
    public async Task<UserLine> Run(Guid id, CancellationToken ct)
    {
        user.Demand(Permission.AccountsManage);

        var someone = await directory.UserOf(id, ct);
        if (someone.Roles.Exists(r => r.Role == Role.Administrator) && !await HasOther(id, ct))
            throw new Refusal("account.last-administrator");

        someone.DisabledAt ??= clock.Now;
        (await accounts.UpdateSecurityStampAsync(someone)).Must();
        doorkeeper.Forget();
        return UserLine.Of(someone);
    }

    internal static void Map(IEndpointRouteBuilder users) => users.MapPost("/{id:guid}/disabling",
        async Task<Ok<UserLine>> (Guid id, DisableUser useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(id, ct)));

    private Task<bool> HasOther(Guid id, CancellationToken ct) => db.Users.AnyAsync(
        u => u.OrgId == user.OrgId && u.Id != id && u.DisabledAt == null && u.Roles.Any(r => r.Role == Role.Administrator), ct);
}
