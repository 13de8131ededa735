using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.NormDesk;

/// <summary>The revisions that bind the one who asks and that he has not read yet, those in force first.</summary>
public sealed class ListMyReading(Documents documents, Readers readers, CompiledTexts texts, GuijuDb db, CurrentUser user, TimeProvider clock)
{
    public sealed record Line(string Pack, string Revision, string Title, DateTimeOffset EffectiveFrom, bool InForce);

    public async Task<Page<Line>> Run(CancellationToken ct)
    {
        user.Demand(Permission.NormsRead);

        var now = clock.GetUtcNow();
        var read = await db.Readings.AsNoTracking().Where(r => r.OrgId == user.OrgId && r.UserId == user.Id).Select(r => new { r.Pack, r.Revision }).ToListAsync(ct);
        var lines = new List<Line>();
        foreach (var (pack, standing) in await documents.ReadAll(ct))
        {
            foreach (var revision in standing.Document.Revisions.Where(r => r.Binds is not null && r.StateAt(now) is RevisionState.InForce or RevisionState.Coming))
            {
                if (!read.Exists(r => r.Pack == pack && r.Revision == revision.Number) && await readers.BindsMe(revision, ct))
                    lines.Add(new(pack, revision.Number, texts.Of(revision).Pack?.Title.InReadersLanguage() ?? pack, revision.EffectiveFrom!.Value, revision.EffectiveFrom <= now));
            }
        }

        return new([.. lines.OrderByDescending(l => l.InForce).ThenBy(l => l.EffectiveFrom)], null);
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapGet("/readings",
        async Task<Ok<Page<Line>>> (ListMyReading useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(ct)));
}
