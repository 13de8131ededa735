using Guiju.Server.Kernel;
using Microsoft.Net.Http.Headers;

namespace Guiju.Server.Hosting;

/// <summary>What the framework would refuse without a word, or fail at, is refused in our own words.</summary>
internal static class WholeAnswers
{
    /// <summary>Programs read every refusal in the same form.</summary>
    public static void UseWholeAnswers(this WebApplication app)
    {
        app.UseStatusCodePages(async pages =>
        {
            var http = pages.HttpContext;
            if (IsForPrograms(http))
                await Problems.WriteAsync(http, Problems.Of(RefusalOf(http), http.Response.StatusCode), http.RequestAborted);
        });
        app.Use((http, next) => IsUtf8(http.Request.ContentType) ? next(http) : throw new Refusal("request.media-type", http.Request.ContentType));
    }

    private static bool IsForPrograms(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static Refusal RefusalOf(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => new("address.unknown", http.Request.Path),
        StatusCodes.Status405MethodNotAllowed => new("request.method", http.Request.Method),
        StatusCodes.Status413PayloadTooLarge => new("request.too-large"),
        StatusCodes.Status415UnsupportedMediaType => new("request.media-type", http.Request.ContentType),
        _ => new("request.malformed", ""),
    };

    /// <summary>JSON is UTF-8 (RFC 8259); the reader of bodies knows some other encodings and fails at the rest.</summary>
    private static bool IsUtf8(string? contentType) =>
        !MediaTypeHeaderValue.TryParse(contentType, out var type)
        || type.Parameters.FirstOrDefault(p => p.Name.Equals("charset", StringComparison.OrdinalIgnoreCase)) is not { } charset
        || HeaderUtilities.RemoveQuotes(charset.Value).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
