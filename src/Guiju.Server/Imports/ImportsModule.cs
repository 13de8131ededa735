using Guiju.Server.Ledger;

namespace Guiju.Server.Imports;

/// <summary>The use cases of imported logs.</summary>
public static class ImportsModule
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<ImportJudges>()
        .AddSingleton<OtherJudge>(p => p.GetRequiredService<ImportJudges>().Judge)
        .AddSingleton<Projection>(ImportedCaseRow.Project)
        .AddSingleton(new ProjectionTable(typeof(ImportedCaseRow), (p, ct) => p.GetRequiredService<ImportJudges>().LoadAll(ct)))
        .AddScoped<ImportLog>()
        .AddScoped<ListImports>()
        .AddScoped<ShowImport>()
        .AddScoped<ListImportedCases>()
        .AddScoped<ShowImportedCase>()
        .AddScoped<ExplainImportedVerdict>();

    /// <summary>Maps them.</summary>
    public static void MapImports(this IEndpointRouteBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("imports");
        ListImports.Map(imports);
        ShowImport.Map(imports);
        ListImportedCases.Map(imports);
        ShowImportedCase.Map(imports);
        ExplainImportedVerdict.Map(imports);
    }
}
