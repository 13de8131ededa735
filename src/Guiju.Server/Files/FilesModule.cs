namespace Guiju.Server.Files;

/// <summary>The use cases of files.</summary>
public static class FilesModule
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services, string folder) => services
        .AddSingleton(new FileFolder(folder))
        .AddScoped<SendFile>()
        .AddScoped<FetchFile>();

    /// <summary>Maps them.</summary>
    public static void MapFiles(this IEndpointRouteBuilder api)
    {
        var files = api.MapGroup("/files").WithTags("files");
        SendFile.Map(files);
        FetchFile.Map(files);
    }
}
