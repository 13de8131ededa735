using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Desk;

/// <summary>Somebody of the unit has read a notice; that it was read before changes nothing.</summary>
public sealed class ReadNotice(GuijuDb db, CurrentUser user, TimeProvider clock)
{
    public async Task Run(Guid id, CancellationToken ct)
    {
        user.Demand(Permission.OrdersManage);

        var notice = await db.Notices.SingleOrDefaultAsync(n => n.OrgId == user.OrgId && n.Id == id && n.UnitPath.StartsWith(user.UnitPath), ct)
            ?? throw new Refusal("notice.unknown", id);
        if (notice.ReadAt is not null)
            return;
        (notice.ReadBy, notice.ReadAt) = (user.Id, clock.GetUtcNow().Whole());
        await db.SaveChangesAsync(ct);
    }

    internal static void Map(IEndpointRouteBuilder notices) => notices.MapPost("/{id:guid}/reading",
        async Task<NoContent> (Guid id, ReadNotice useCase, CancellationToken ct) =>
        {
            await useCase.Run(id, ct);
            return TypedResults.NoContent();
        });
}
