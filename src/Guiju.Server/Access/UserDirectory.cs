using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Access;

/// <summary>An account as administrators see it.</summary>
public sealed record UserLine(
    Guid Id, string UserName, string Name, IReadOnlyList<Role> Roles, Guid UnitId, Guid? ContractorId, DateTimeOffset CreatedAt,
    DateTimeOffset? DisabledAt, DateTimeOffset? LockedUntil)
{
    internal static UserLine Of(User u) => new(
        u.Id, u.UserName, u.Name, [.. u.Roles.Select(r => r.Role).Order()], u.UnitId, u.ContractorId, u.CreatedAt, u.DisabledAt, u.LockedUntil);
}

/// <summary>The accounts that an administrator looks after: those of his units. Others do not exist for him.</summary>
public sealed class UserDirectory(GuijuDb db, CurrentUser user)
{
    /// <summary>All of them.</summary>
    public IQueryable<User> Users() =>
        from someone in db.Users.Include(u => u.Roles)
        join unit in db.Units on new { someone.OrgId, Id = someone.UnitId } equals new { unit.OrgId, unit.Id }
        where someone.OrgId == user.OrgId && unit.Path.StartsWith(user.UnitPath) && (user.ContractorId == null || someone.ContractorId == user.ContractorId)
        select someone;

    /// <summary>The one with this id, to be changed.</summary>
    public async Task<User> UserOf(Guid id, CancellationToken ct) =>
        await Users().SingleOrDefaultAsync(u => u.Id == id, ct) ?? throw new Refusal("user.unknown", id);
}
