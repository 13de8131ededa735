using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Imports;

/// <summary>An imported log as lists show it.</summary>
public sealed record ImportLine(
    Guid Id, string Name, string? Unit, DateTimeOffset ImportedAt, bool Complete, long Cases, long Events, DateTimeOffset? FirstAt, DateTimeOffset? LastAt,
    ImportPack? Pack, NormCount Verdicts)
{
    internal static ImportLine Of(ImportRow i)
    {
        var counts = i.ReadCounts();
        return new(
            i.Id, i.Name, i.UnitName, i.ImportedAt, i.CompletedAt is not null, i.Cases, i.Events, i.FirstAt, i.LastAt,
            i.ReadTitle() is { } title ? new(i.Pack!, i.Revision!, title.InReadersLanguage()) : null,
            new("", counts.Sum(c => c.Held), counts.Sum(c => c.Breached), counts.Sum(c => c.Pending), counts.Sum(c => c.Inapplicable), counts.Sum(c => c.Undetermined)));
    }
}

/// <summary>The pack that an import is judged by.</summary>
public sealed record ImportPack(string Id, string Revision, string Title);

/// <summary>The logs brought in, the latest first.</summary>
public sealed class ListImports(GuijuDb db, CurrentUser user)
{
    private const int Most = 200;

    public async Task<Page<ImportLine>> Run(CancellationToken ct)
    {
        user.Demand(Permission.ImportsRead);

        var rows = await db.Imports.AsNoTracking().VisibleTo(user).OrderByDescending(i => i.ImportedAt).ThenBy(i => i.Id).Take(Most).ToListAsync(ct);
        return new([.. rows.Select(ImportLine.Of)], null);
    }

    internal static void Map(IEndpointRouteBuilder imports) => imports.MapGet("/",
        async Task<Ok<Page<ImportLine>>> (ListImports useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(ct)));
}
