using Guiju.Server.Access;
using Guiju.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.NormDesk;

/// <summary>Whom a revision binds, and who of them has read it.</summary>
public sealed class Readers(GuijuDb db, CurrentUser user)
{
    /// <summary>One person bound.</summary>
    public sealed record Line(Guid Id, string Name, string Unit, IReadOnlyList<Role> Roles, DateTimeOffset? ReadAt);

    /// <summary>Everybody bound, who has not read it first.</summary>
    public async Task<IReadOnlyList<Line>> Of(string pack, Revision revision, CancellationToken ct)
    {
        var read = await db.Readings.AsNoTracking().Where(r => r.OrgId == user.OrgId && r.Pack == pack && r.Revision == revision.Number)
            .ToDictionaryAsync(r => r.UserId, r => r.At, ct);
        var bound = await BoundBy(revision.Binds).Select(p => new { p.User.Id, p.User.Name, Unit = p.Unit.Name, Roles = p.User.Roles.Select(r => r.Role).ToList() }).ToListAsync(ct);
        return
        [
            .. bound.Select(b => new Line(b.Id, b.Name, b.Unit, [.. b.Roles.Order()], read.TryGetValue(b.Id, out var at) ? at : null))
                .OrderBy(l => l.ReadAt is not null).ThenBy(l => l.Unit, StringComparer.Ordinal).ThenBy(l => l.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>How many are bound, and how many of them have read it.</summary>
    public async Task<ReadingCount?> Count(string pack, Revision revision, CancellationToken ct)
    {
        if (revision.Binds is not { } binds)
            return null;

        var bound = BoundBy(binds);
        var readings = db.Readings.Where(r => r.OrgId == user.OrgId && r.Pack == pack && r.Revision == revision.Number);
        return new(await bound.CountAsync(ct), await bound.CountAsync(b => readings.Any(r => r.UserId == b.User.Id), ct));
    }

    /// <summary>Whether it binds the one who asks.</summary>
    public Task<bool> BindsMe(Revision revision, CancellationToken ct) => BoundBy(revision.Binds).AnyAsync(b => b.User.Id == user.Id, ct);

    private sealed class Person
    {
        public required User User { get; init; }
        public required Unit Unit { get; init; }
    }

    private IQueryable<Person> BoundBy(Binding? binds)
    {
        var (roles, unitId) = (RoleNames.Read(binds?.Roles ?? []), binds?.UnitId);
        var top = db.Units.Where(u => u.OrgId == user.OrgId && (unitId == null ? u.ParentId == null : u.Id == unitId));
        return from someone in db.Users.AsNoTracking()
               join unit in db.Units on new { someone.OrgId, Id = someone.UnitId } equals new { unit.OrgId, unit.Id }
               where someone.OrgId == user.OrgId && someone.DisabledAt == null && someone.Roles.Any(r => roles.Contains(r.Role))
               where top.Any(t => unit.Path.StartsWith(t.Path))
               select new Person { User = someone, Unit = unit };
    }
}
