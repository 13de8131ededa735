using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Access;

/// <summary>Somebody gets an account. Repeated, it is refused for the name is taken, so it needs no key.</summary>
public sealed class AddUser(GuijuDb db, Accounts accounts, Staff staff, CurrentUser user, WallClock clock)
{
    public sealed record Request(
        [property: Needed, AtMost(100)] string UserName, [property: Needed, AtMost(100)] string Name,
        [property: Needed, AtMost(128)] string Password, [property: Needed] IReadOnlyList<Role> Roles, Guid UnitId, Guid? ContractorId);

    public async Task<UserLine> Run(Request request, CancellationToken ct)
    {
        user.Demand(Permission.AccountsManage);

        var unit = await staff.UnitOf(request.UnitId, ct);
        var contractor = user.ContractorId ?? request.ContractorId;
        if (contractor is { } id && !await db.Contractors.AnyAsync(c => c.OrgId == user.OrgId && c.Id == id, ct))
            throw new Refusal("contractor.unknown", id);

        var someone = new User
        {
            OrgId = user.OrgId,
            Id = Guid.CreateVersion7(clock.Now),
            UserName = request.UserName.Trim(),
            Name = request.Name.Trim(),
            UnitId = unit.Id,
            ContractorId = contractor,
            CreatedAt = clock.Now,
        };
        someone.Roles.AddRange(request.Roles.Distinct().Select(r => new UserRole { OrgId = someone.OrgId, UserId = someone.Id, Role = r }));
        (await accounts.CreateAsync(someone, request.Password)).Must();
        return UserLine.Of(someone);
    }

    internal static void Map(IEndpointRouteBuilder users) => users.MapPost("/",
        async Task<Created<UserLine>> (Request request, AddUser useCase, CancellationToken ct) =>
            TypedResults.Created((string?)null, await useCase.Run(request, ct)));
}
