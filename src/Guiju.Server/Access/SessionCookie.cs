namespace Guiju.Server.Access;

/// <summary>The cookie that carries a browser's session: unseen by scripts, not sent by other sites, and over TLS bound to this host.</summary>
internal static class SessionCookie
{
    public static string? Get(HttpRequest request) => request.Cookies[NameOn(request)];

    public static void Set(HttpContext http, string secret, DateTimeOffset expiresAt) =>
        http.Response.Cookies.Append(NameOn(http.Request), secret, Options(http.Request, expiresAt));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(NameOn(http.Request), Options(http.Request, null));

    private static string NameOn(HttpRequest request) => request.IsHttps ? "__Host-guiju" : "guiju";

    private static CookieOptions Options(HttpRequest request, DateTimeOffset? expiresAt) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = request.IsHttps,
        Path = "/",
        IsEssential = true,
        Expires = expiresAt,
    };
}
