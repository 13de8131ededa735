using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Access;

/// <summary>The accounts of the administrator's units.</summary>
public sealed class ListUsers(UserDirectory directory, CurrentUser user)
{
    private const int Most = 500;

    public sealed record Answer(IReadOnlyList<UserLine> Items);

    public async Task<Answer> Run(string? q, CancellationToken ct)
    {
        user.Demand(Permission.AccountsManage);

        var users = directory.Users().AsNoTracking();
        if (q?.Trim() is { Length: > 0 } text)
            users = users.Where(u => u.Name.Contains(text) || u.UserName.Contains(text));
        return new([.. (await users.OrderBy(u => u.UserName).Take(Most).ToListAsync(ct)).Select(UserLine.Of)]);
    }

    internal static void Map(IEndpointRouteBuilder users) => users.MapGet("/",
        async Task<Ok<Answer>> (string? q, ListUsers useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(q, ct)));
}
