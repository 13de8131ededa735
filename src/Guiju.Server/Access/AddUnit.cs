using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Access;

/// <summary>The organisation grows by a unit below another.</summary>
public sealed class AddUnit(GuijuDb db, Staff staff, CommandContext command, CurrentUser user, WallClock clock)
{
    public sealed record Request(Guid ParentId, [property: Needed, AtMost(100)] string Name, UnitKind Kind);

    public async Task<ListUnits.Node> Run(Request request, CancellationToken ct)
    {
        user.Demand(Permission.AccountsManage);

        var parent = await staff.UnitOf(request.ParentId, ct);
        var number = await db.Units.Where(u => u.OrgId == user.OrgId).MaxAsync(u => u.Number, ct) + 1;
        var unit = new Unit
        {
            OrgId = user.OrgId,
            Id = Guid.CreateVersion7(clock.Now),
            ParentId = parent.Id,
            Number = number,
            Name = request.Name.Trim(),
            Kind = request.Kind,
            Path = Unit.PathBelow(parent.Path, number),
        };
        var added = new ListUnits.Node(unit.Id, unit.Name, unit.Kind, []);
        db.Add(unit);
        command.Keep(db, unit.Id, added, clock.Now);
        await db.SaveChangesAsync(ct);
        return added;
    }

    internal static void Map(IEndpointRouteBuilder api) => api.MapPost("/units",
        async Task<Created<ListUnits.Node>> (Request request, AddUnit useCase, CancellationToken ct) =>
            TypedResults.Created((string?)null, await useCase.Run(request, ct)));
}
