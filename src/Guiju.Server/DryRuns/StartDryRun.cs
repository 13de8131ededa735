using System.Text.Json;
using Guiju.Norms;
using Guiju.Server.Access;
using Guiju.Server.Imports;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.NormDesk;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.DryRuns;

/// <summary>Begins to try a revision on an imported log or on the last months of own orders; a worker does the rest.</summary>
public sealed class StartDryRun(GuijuDb db, Documents documents, CompiledTexts texts, CommandContext command, CurrentUser user, TimeProvider clock)
{
    public sealed record Request(Guid? ImportId, [property: Between(1, 240)] int? Months, [property: AtMost(40)] string? Against);

    public async Task<DryRunView> Run(string pack, string revision, Request request, CancellationToken ct)
    {
        user.Demand(Permission.NormsTry);

        var document = (await documents.Read(pack, ct)).Document;
        var tried = Documents.Demand(document, pack, revision);
        var compiled = texts.Of(tried).Pack ?? throw new Refusal("dry-run.does-not-compile", revision);
        var import = request.ImportId is { } id
            ? await db.Imports.AsNoTracking().VisibleTo(user).SingleOrDefaultAsync(i => i.Id == id, ct) ?? throw new Refusal("import.unknown", id)
            : null;
        if (compiled.Log is not null && import is null)
            throw new Refusal("dry-run.needs-a-log", pack);
        if (import is not null && import.LastAt is null)
            throw new Refusal("dry-run.empty-log", import.Name);

        var run = RowOf(request, pack, tried, import, Before(document, pack, tried, request.Against ?? (import?.Pack == pack ? import.Revision : null)));
        db.Add(run);
        command.Keep(db, run.Id, DryRunView.Of(run), clock.GetUtcNow().Whole());
        await db.SaveChangesAsync(ct);
        return DryRunView.Of(run);
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapPost("/{pack}/revisions/{revision}/dry-runs",
        async Task<Created<DryRunView>> (string pack, string revision, Request request, StartDryRun useCase, CancellationToken ct) =>
        {
            var run = await useCase.Run(pack, revision, request, ct);
            return TypedResults.Created($"/api/dry-runs/{run.Id:D}", run);
        });

    /// <summary>What it is compared with: the revision that is asked for or that the log came with, else the one in force, else the one that it was begun from.</summary>
    private Revision? Before(Document document, string pack, Revision tried, string? against)
    {
        if (against is { Length: > 0 } wanted)
            return Documents.Demand(document, pack, wanted);
        var before = document.InForceAt(clock.GetUtcNow()) ?? (tried.From is { } from ? document.Find(from) : null);
        return before?.Number == tried.Number ? null : before;
    }

    private DryRunRow RowOf(Request request, string pack, Revision tried, ImportRow? import, Revision? before)
    {
        var now = clock.GetUtcNow().Whole();
        var months = import is null ? request.Months ?? 12 : (int?)null;
        return new()
        {
            OrgId = user.OrgId,
            Id = Guid.CreateVersion7(now),
            Pack = pack,
            Revision = tried.Number,
            Hash = tried.Hash,
            Files = JsonSerializer.Serialize(tried.Files, Json.Options),
            Against = before?.Number,
            AgainstFiles = before is not null && texts.Of(before).Pack is not null ? JsonSerializer.Serialize(before.Files, Json.Options) : null,
            ImportId = import?.Id,
            ImportName = import?.Name,
            Months = months,
            Since = months is { } m ? now.AddMonths(-m) : null,
            AsOf = import?.LastAt ?? now,
            UnitPath = user.UnitPath,
            StartedById = user.Id,
            StartedBy = user.Name,
            StartedAt = now,
            Tally = JsonSerializer.Serialize(new DryRunTally(), Json.Options),
            ClaimedUntil = DateTimeOffset.UnixEpoch,
        };
    }
}
