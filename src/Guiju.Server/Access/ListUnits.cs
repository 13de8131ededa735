using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Access;

/// <summary>The part of the organisation that the user sees, as a tree.</summary>
public sealed class ListUnits(GuijuDb db, CurrentUser user, CurrentSession session)
{
    public sealed record Node(Guid Id, string Name, UnitKind Kind, IReadOnlyList<Node> Children);

    public async Task<Node> Run(CancellationToken ct)
    {
        var who = session.Demand();

        var units = await db.Units.AsNoTracking().Where(u => u.OrgId == user.OrgId && u.Path.StartsWith(user.UnitPath)).OrderBy(u => u.Number).ToListAsync(ct);
        return NodeOf(units.Single(u => u.Id == who.UnitId), units.ToLookup(u => u.ParentId));
    }

    internal static void Map(IEndpointRouteBuilder api) => api.MapGet("/units",
        async Task<Ok<Node>> (ListUnits useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(ct)));

    private static Node NodeOf(Unit unit, ILookup<Guid?, Unit> below) => new(unit.Id, unit.Name, unit.Kind, [.. below[unit.Id].Select(u => NodeOf(u, below))]);
}
