using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Access;

/// <summary>The firms that work for the organisation; one of their own people sees his own only.</summary>
public sealed class ListContractors(GuijuDb db, CurrentUser user)
{
    public sealed record Answer(IReadOnlyList<Named> Items);

    public async Task<Answer> Run(CancellationToken ct)
    {
        user.Demand(Permission.PeopleRead);

        return new(await db.Contractors.AsNoTracking()
            .Where(c => c.OrgId == user.OrgId && (user.ContractorId == null || c.Id == user.ContractorId))
            .OrderBy(c => c.Name).Select(c => new Named(c.Id, c.Name)).ToListAsync(ct));
    }

    internal static void Map(IEndpointRouteBuilder api) => api.MapGet("/contractors",
        async Task<Ok<Answer>> (ListContractors useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(ct)));
}
