namespace Guiju.Server.NormDesk;

/// <summary>The use cases of the norm desk.</summary>
public static class NormDeskModule
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddNormDesk(this IServiceCollection services) => services
        .AddScoped<PackLibrary>()
        .AddScoped<ListPacks>()
        .AddScoped<ShowPack>()
        .AddScoped<PutPackInForce>();

    /// <summary>Maps them.</summary>
    public static void MapNormDesk(this IEndpointRouteBuilder api)
    {
        var packs = api.MapGroup("/packs").WithTags("norms");
        ListPacks.Map(packs);
        ShowPack.Map(packs);
        PutPackInForce.Map(packs);
    }
}
