using Guiju.Server.Access;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Visits;

/// <summary>The engineers whom work can be given to, with how many open visits each has.</summary>
public sealed class ListEngineers(GuijuDb db, Staff staff, CurrentUser user)
{
    public sealed record Line(Guid Id, string Name, Guid Unit, Guid? Contractor, int Open);

    public sealed record Answer(IReadOnlyList<Line> Items);

    public async Task<Answer> Run(Guid? unit, CancellationToken ct)
    {
        user.Demand(Permission.PeopleRead);

        var below = unit is { } id ? (await staff.UnitOf(id, ct)).Path : user.UnitPath;
        var engineers = (await staff.Engineers().ToListAsync(ct)).Where(e => e.UnitPath.StartsWith(below, StringComparison.Ordinal)).ToList();
        var open = await db.Visits.AsNoTracking().Where(v => v.OrgId == user.OrgId && v.IsOpen)
            .GroupBy(v => v.EngineerId).Select(g => new { Engineer = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Engineer, g => g.Count, ct);
        return new([.. engineers.OrderBy(e => e.Name, StringComparer.Ordinal).ThenBy(e => e.Id)
            .Select(e => new Line(e.Id, e.Name, e.UnitId, e.ContractorId, open.GetValueOrDefault(e.Id)))]);
    }

    internal static void Map(IEndpointRouteBuilder api) => api.MapGet("/engineers",
        async Task<Ok<Answer>> (Guid? unit, ListEngineers useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(unit, ct)))
        .WithTags("visits");
}
