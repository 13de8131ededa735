using Guiju.Server.Access;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Visits;

/// <summary>The engineer's open visits, in the order of their times.</summary>
public sealed class ListMyVisits(GuijuDb db, CurrentUser user)
{
    private const int Most = 200;

    public sealed record Line(Guid Id, Guid OrderId, string OrderNumber, int Number, VisitStatus Status, DateTimeOffset? StartsAt, bool EscalationOpen);

    public async Task<IReadOnlyList<Line>> Run(CancellationToken ct)
    {
        user.Demand(Permission.VisitsWork);

        return await db.Visits.AsNoTracking()
            .Where(v => v.OrgId == user.OrgId && v.EngineerId == user.Id && v.IsOpen)
            .OrderBy(v => v.StartsAt ?? v.PlannedAt).ThenBy(v => v.OrderNumber)
            .Select(v => new Line(v.Id, v.OrderId, v.OrderNumber, v.Number, v.Status, v.StartsAt, v.EscalationOpen))
            .Take(Most).ToListAsync(ct);
    }

    internal static void Map(IEndpointRouteBuilder visits) => visits.MapGet("/",
        async Task<Ok<IReadOnlyList<Line>>> (ListMyVisits useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(ct)));
}
