using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Access;

/// <summary>Who works where, for the domains that give people work. What the user may not see does not exist.</summary>
public sealed class Staff(GuijuDb db, CurrentUser user)
{
    /// <summary>An engineer whom work can be given to.</summary>
    public sealed record Engineer(Guid Id, string Name, Guid UnitId, string UnitPath, Guid? ContractorId);

    /// <summary>Engineers within the user's sight who have an account in force.</summary>
    public IQueryable<Engineer> Engineers(Guid? only = null) =>
        from someone in db.Users.AsNoTracking().Where(u => u.OrgId == user.OrgId && u.DisabledAt == null && u.Roles.Any(r => r.Role == Role.Engineer))
        join unit in db.Units on new { someone.OrgId, Id = someone.UnitId } equals new { unit.OrgId, unit.Id }
        where (only == null || someone.Id == only) && unit.Path.StartsWith(user.UnitPath) && (user.ContractorId == null || someone.ContractorId == user.ContractorId)
        select new Engineer(someone.Id, someone.Name, unit.Id, unit.Path, someone.ContractorId);

    /// <summary>The engineer with this id.</summary>
    public async Task<Engineer> EngineerOf(Guid id, CancellationToken ct)
    {
        var engineers = await Engineers(id).ToListAsync(ct);
        return engineers is [var engineer] ? engineer : throw new Refusal("engineer.unknown", id);
    }

    /// <summary>The unit with this id.</summary>
    public async Task<Unit> UnitOf(Guid id, CancellationToken ct) =>
        await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.OrgId == user.OrgId && u.Id == id && u.Path.StartsWith(user.UnitPath), ct)
        ?? throw new Refusal("unit.unknown", id);
}
