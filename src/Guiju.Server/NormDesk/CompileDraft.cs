using Guiju.Norms;
using Guiju.Server.Access;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Guiju.Server.NormDesk;

/// <summary>What the compiler says of files that somebody is writing; nothing is kept.</summary>
public sealed class CompileDraft(CurrentUser user)
{
    public sealed record Request([property: Needed] IReadOnlyList<PackFile> Files);

    public sealed record Answer(string? Pack, string? Revision, int Norms, IReadOnlyList<Diagnostic> Diagnostics);

    public Answer Run(Request request)
    {
        user.Demand(Permission.NormsManage);

        var (pack, diagnostics) = PackCompiler.Compile(PackText.Checked(request.Files), Facts.Vocabulary);
        return new(pack?.Id, pack?.Revision, pack?.Norms.Count ?? 0, diagnostics);
    }

    internal static void Map(IEndpointRouteBuilder documents) => documents.MapPost("/compilation",
        Ok<Answer> (Request request, CompileDraft useCase) => TypedResults.Ok(useCase.Run(request)));
}
