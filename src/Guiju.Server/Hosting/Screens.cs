using Guiju.Server.Kernel;
using Microsoft.Extensions.FileProviders;

namespace Guiju.Server.Hosting;

/// <summary>Serves the built screens: the desk at <c>/</c>, the engineers' app at <c>/field</c>.</summary>
internal static class Screens
{
    /// <summary>Addresses that programs speak to: an unknown one there is an error, not a page.</summary>
    private static readonly string[] OfPrograms = ["/api", "/openapi", "/tmf-api"];

    /// <summary>Serves the files of both; without built screens the API serves alone.</summary>
    public static void UseScreenFiles(this WebApplication app, Settings settings)
    {
        foreach (var (files, path) in Apps(settings))
            app.UseStaticFiles(new StaticFileOptions { FileProvider = files, RequestPath = path, OnPrepareResponse = c => Cache(c.Context) });
    }

    /// <summary>Addresses inside an app are its own: they all get its page.</summary>
    public static void MapScreens(this WebApplication app, Settings settings)
    {
        foreach (var (files, path) in Apps(settings))
        {
            app.MapFallback(path + "/{**rest}", async context =>
            {
                if (OfPrograms.Any(p => context.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase)))
                    throw new Refusal("address.unknown", context.Request.Path);

                context.Response.ContentType = "text/html; charset=utf-8";
                context.Response.Headers.CacheControl = "no-cache";
                await context.Response.SendFileAsync(files.GetFileInfo("index.html"), context.RequestAborted);
            });
        }
    }

    private static IEnumerable<(PhysicalFileProvider Files, string Path)> Apps(Settings settings)
    {
        if (settings.Web is not { } web)
            yield break;
        foreach (var (name, path) in new[] { ("field", "/field"), ("desk", "") })
        {
            if (Directory.Exists(Path.Combine(web, name)))
                yield return (new(Path.Combine(web, name)), path);
        }
    }

    /// <summary>Built assets carry a hash in their names and never change; everything else is asked for again.</summary>
    private static void Cache(HttpContext context) => context.Response.Headers.CacheControl =
        context.Request.Path.Value!.Contains("/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
}
