using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.Access;

/// <summary>A closed account is opened again; its old sessions stay over.</summary>
public sealed class EnableUser(UserDirectory directory, Accounts accounts, CurrentUser user)
{
    public async Task<UserLine> Run(Guid id, CancellationToken ct)
    {
        user.Demand(Permission.AccountsManage);

        var someone = await directory.UserOf(id, ct);
        (someone.DisabledAt, someone.LockedUntil, someone.Failures) = (null, null, 0);
        (await accounts.UpdateAsync(someone)).Must();
        return UserLine.Of(someone);
    }

    internal static void Map(IEndpointRouteBuilder users) => users.MapDelete("/{id:guid}/disabling",
        async Task<Ok<UserLine>> (Guid id, EnableUser useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(id, ct)));
}
