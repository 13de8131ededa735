using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.DryRuns;

/// <summary>One dry run: how far it is, and what it has found so far, clause by clause and by who did the work.</summary>
public sealed class ShowDryRun(GuijuDb db, CurrentUser user)
{
    public async Task<DryRunPage> Run(Guid id, CancellationToken ct)
    {
        user.Demand(Permission.NormsTry);

        return DryRunPage.Of(await db.DryRuns.AsNoTracking().VisibleTo(user).SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new Refusal("dry-run.unknown", id));
    }

    internal static void Map(IEndpointRouteBuilder runs) => runs.MapGet("/{id:guid}",
        async Task<Ok<DryRunPage>> (Guid id, ShowDryRun useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(id, ct)));
}
