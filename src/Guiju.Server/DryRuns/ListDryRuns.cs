using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.DryRuns;

/// <summary>The dry runs of a document or of one revision, the latest first.</summary>
public sealed class ListDryRuns(GuijuDb db, CurrentUser user)
{
    private const int Most = 100;

    public async Task<Page<DryRunView>> Run(string? pack, string? revision, CancellationToken ct)
    {
        user.Demand(Permission.NormsTry);

        var runs = db.DryRuns.AsNoTracking().VisibleTo(user);
        if (pack is not null)
            runs = runs.Where(r => r.Pack == pack);
        if (revision is not null)
            runs = runs.Where(r => r.Revision == revision);
        return new([.. (await runs.OrderByDescending(r => r.StartedAt).ThenBy(r => r.Id).Take(Most).ToListAsync(ct)).Select(DryRunView.Of)], null);
    }

    internal static void Map(IEndpointRouteBuilder runs) => runs.MapGet("/",
        async Task<Ok<Page<DryRunView>>> (string? pack, string? revision, ListDryRuns useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(pack, revision, ct)));
}
