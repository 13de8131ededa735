using System.Text.Json.Nodes;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Desk;

/// <summary>What the user's unit should know of, newest first.</summary>
public sealed class ListNotices(GuijuDb db, CurrentUser user)
{
    private const int Most = 200;

    public sealed record Line(Guid Id, DateTimeOffset At, string Kind, Guid OrderId, string OrderNumber, JsonNode Data, DateTimeOffset? ReadAt);

    public async Task<Page<Line>> Run(bool? unread, CancellationToken ct)
    {
        user.Demand(Permission.OrdersManage);

        var notices = db.Notices.AsNoTracking().Where(n => n.OrgId == user.OrgId && n.UnitPath.StartsWith(user.UnitPath));
        if (unread is true)
            notices = notices.Where(n => n.ReadAt == null);
        var rows = await notices.OrderByDescending(n => n.Position).Take(Most).ToListAsync(ct);
        return new([.. rows.Select(n => new Line(n.Id, n.At, n.Kind, n.OrderId, n.OrderNumber, JsonNode.Parse(n.Data)!, n.ReadAt))], null);
    }

    internal static void Map(IEndpointRouteBuilder notices) => notices.MapGet("/",
        async Task<Ok<Page<Line>>> (bool? unread, ListNotices useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(unread, ct)));
}
