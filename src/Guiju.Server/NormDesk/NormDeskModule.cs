using Guiju.Server.Ledger;

namespace Guiju.Server.NormDesk;

/// <summary>The use cases of the norm desk.</summary>
public static class NormDeskModule
{
    /// <summary>Registers them; without <paramref name="background"/> nobody looks for what other nodes put in force.</summary>
    public static IServiceCollection AddNormDesk(this IServiceCollection services, bool background) => Control(Keeper(services, background))
        .AddScoped<PackLibrary>()
        .AddScoped<ListPacks>()
        .AddScoped<ShowPack>()
        .AddScoped<ShowRules>()
        .AddScoped<PutPackInForce>();

    /// <summary>Maps them.</summary>
    public static void MapNormDesk(this IEndpointRouteBuilder api)
    {
        var packs = api.MapGroup("/packs").WithTags("norms");
        ListPacks.Map(packs);
        ShowPack.Map(packs);
        ShowRules.Map(packs);
        PutPackInForce.Map(packs);
        MapControl(api.MapGroup("/documents").WithTags("documents"));
    }

    private static IServiceCollection Keeper(IServiceCollection services, bool background)
    {
        services.AddSingleton<RulesKeeper>();
        return background ? services.AddHostedService(p => p.GetRequiredService<RulesKeeper>()) : services;
    }

    /// <summary>Document control (W21).</summary>
    private static IServiceCollection Control(IServiceCollection services) => services
        .AddSingleton<Projection>(DocumentRow.Project)
        .AddSingleton(new ProjectionTable(typeof(DocumentRow)))
        .AddSingleton<Projection>(ReadingRow.Project)
        .AddSingleton(new ProjectionTable(typeof(ReadingRow)))
        .AddSingleton<CompiledTexts>()
        .AddScoped<Documents>()
        .AddScoped<DocumentSight>()
        .AddScoped<Readers>()
        .AddScoped<ListDocuments>()
        .AddScoped<ShowDocument>()
        .AddScoped<ShowRevisionFiles>()
        .AddScoped<CompileDraft>()
        .AddScoped<CompareRevisions>()
        .AddScoped<DraftRevision>()
        .AddScoped<EditDraft>()
        .AddScoped<SubmitDraft>()
        .AddScoped<ReviewRevision>()
        .AddScoped<ReturnRevision>()
        .AddScoped<ApproveRevision>()
        .AddScoped<IssueRevision>()
        .AddScoped<WithdrawRevision>()
        .AddScoped<RetireRevision>()
        .AddScoped<ConfirmRevision>()
        .AddScoped<AcknowledgeRevision>()
        .AddScoped<ListReaders>()
        .AddScoped<ListMyReading>();

    private static void MapControl(RouteGroupBuilder documents)
    {
        ListDocuments.Map(documents);
        ListMyReading.Map(documents);
        CompileDraft.Map(documents);
        ShowDocument.Map(documents);
        ShowRevisionFiles.Map(documents);
        CompareRevisions.Map(documents);
        DraftRevision.Map(documents);
        EditDraft.Map(documents);
        SubmitDraft.Map(documents);
        ReviewRevision.Map(documents);
        ReturnRevision.Map(documents);
        ApproveRevision.Map(documents);
        IssueRevision.Map(documents);
        WithdrawRevision.Map(documents);
        RetireRevision.Map(documents);
        ConfirmRevision.Map(documents);
        AcknowledgeRevision.Map(documents);
        ListReaders.Map(documents);
    }
}
