using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Imports;

/// <summary>One imported log, norm by norm.</summary>
public sealed class ShowImport(GuijuDb db, CurrentUser user)
{
    public sealed record ImportPage(ImportLine Import, IReadOnlyList<NormLine> Norms);

    public sealed record NormLine(
        string Id, string Title, string Text, string Source, string Severity, long Held, long Breached, long Pending, long Inapplicable, long Undetermined);

    public async Task<ImportPage> Run(Guid id, CancellationToken ct)
    {
        user.Demand(Permission.ImportsRead);

        var import = await db.Imports.AsNoTracking().VisibleTo(user).SingleOrDefaultAsync(i => i.Id == id, ct) ?? throw new Refusal("import.unknown", id);
        var norms = import.Judge()?.Pack.Norms.ToDictionary(n => n.Id) ?? [];
        return new(ImportLine.Of(import), [.. import.ReadCounts().Select(c =>
        {
            var norm = norms[c.Norm];
            return new NormLine(
                c.Norm, norm.Title.InReadersLanguage(), norm.Text.InReadersLanguage(), norm.Source, norm.Severity, c.Held, c.Breached, c.Pending, c.Inapplicable, c.Undetermined);
        })]);
    }

    internal static void Map(IEndpointRouteBuilder imports) => imports.MapGet("/{id:guid}",
        async Task<Ok<ImportPage>> (Guid id, ShowImport useCase, CancellationToken ct) => TypedResults.Ok(await useCase.Run(id, ct)));
}
