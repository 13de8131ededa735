using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.DryRuns;

/// <summary>A dry run is stopped; what it found so far stays.</summary>
public sealed class CancelDryRun(GuijuDb db, CurrentUser user, TimeProvider clock)
{
    public async Task Run(Guid id, CancellationToken ct)
    {
        user.Demand(Permission.NormsTry);

        var mine = db.DryRuns.VisibleTo(user).Where(r => r.Id == id);
        var now = clock.GetUtcNow().Whole();
        var stopped = await mine.Where(r => r.State == DryRunState.Waiting || r.State == DryRunState.Running).ExecuteUpdateAsync(
            s => s.SetProperty(r => r.State, DryRunState.Cancelled).SetProperty(r => r.FinishedAt, now).SetProperty(r => r.Turn, r => r.Turn + 1), ct);
        if (stopped is 0)
            throw await mine.AnyAsync(ct) ? new Refusal("dry-run.over", id) : new Refusal("dry-run.unknown", id);
    }

    internal static void Map(IEndpointRouteBuilder runs) => runs.MapPost("/{id:guid}/cancellation",
        async Task<NoContent> (Guid id, CancelDryRun useCase, CancellationToken ct) =>
        {
            await useCase.Run(id, ct);
            return TypedResults.NoContent();
        });
}
