using System.Globalization;
using System.Resources;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Guiju.Server.Kernel;

/// <summary>Turns refusals into problem details (RFC 9457) in the reader's language, and faults into a 500 that leaks nothing.</summary>
public sealed partial class Problems(ILogger<Problems> logger) : IExceptionHandler
{
    /// <summary>Each domain has its own texts; a code is found in one of them.</summary>
    private static readonly ResourceManager[] Texts = [.. typeof(Problems).Assembly.GetManifestResourceNames()
        .Where(n => n.EndsWith(".Text.resources", StringComparison.Ordinal))
        .Select(n => new ResourceManager(n[..^".resources".Length], typeof(Problems).Assembly))];

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken ct)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
            return true;

        var problem = exception switch
        {
            Refusal refusal => Of(refusal),
            BadHttpRequestException bad => Of(new Refusal(bad.StatusCode is StatusCodes.Status413PayloadTooLarge ? "request.too-large" : "request.malformed", Cause(bad)), bad.StatusCode),
            JsonException => Of(new Refusal("request.malformed"), StatusCodes.Status400BadRequest),
            OutcomeUnknownException => Of(new Refusal("outcome-unknown.unavailable")),
            _ => Fault(exception),
        };
        await WriteAsync(httpContext, problem, ct);
        return true;
    }

    /// <summary>Answers with a problem.</summary>
    public static Task WriteAsync(HttpContext context, ProblemDetails problem, CancellationToken ct)
    {
        context.Response.StatusCode = problem.Status ?? StatusCodes.Status500InternalServerError;
        if (problem.Status is StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "1";
        return context.Response.WriteAsJsonAsync(problem, Json.Options, "application/problem+json", ct);
    }

    /// <summary>The problem that a refusal is.</summary>
    public static ProblemDetails Of(Refusal refusal, int? status = null)
    {
        var problem = new ProblemDetails
        {
            Type = "https://guiju.example/problems/" + refusal.Code,
            Status = status ?? StatusOf(refusal.Code),
            Title = Text(refusal),
        };
        problem.Extensions["code"] = refusal.Code;
        if (refusal.Violations.Count > 0)
            problem.Extensions["violations"] = refusal.Violations;
        return problem;
    }

    /// <summary>The status of a refusal, by the shape of its code.</summary>
    public static int StatusOf(string code) => code switch
    {
        "access.not-signed-in" or "access.wrong-credentials" => StatusCodes.Status401Unauthorized,
        _ when code.StartsWith("access.", StringComparison.Ordinal) => StatusCodes.Status403Forbidden,
        _ when code.EndsWith(".unknown", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        _ when code.EndsWith(".stale", StringComparison.Ordinal) => StatusCodes.Status412PreconditionFailed,
        _ when code.EndsWith(".reused-key", StringComparison.Ordinal) => StatusCodes.Status422UnprocessableEntity,
        _ when code.EndsWith(".media-type", StringComparison.Ordinal) => StatusCodes.Status415UnsupportedMediaType,
        _ when code.EndsWith(".too-large", StringComparison.Ordinal) => StatusCodes.Status413PayloadTooLarge,
        _ when code.EndsWith(".unavailable", StringComparison.Ordinal) => StatusCodes.Status503ServiceUnavailable,
        _ when code.StartsWith("request.", StringComparison.Ordinal) || code.StartsWith("time.", StringComparison.Ordinal) => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>The words of a refusal, from the texts of its domain.</summary>
    internal static string Text(Refusal refusal) =>
        Texts.Select(t => t.GetString(refusal.Code, CultureInfo.CurrentUICulture)).FirstOrDefault(t => t is not null) is { } text
            ? string.Format(CultureInfo.CurrentCulture, text, [.. refusal.Values])
            : refusal.Code;

    private ProblemDetails Fault(Exception exception)
    {
        Log.Fault(logger, exception);
        return Of(new Refusal("server.fault"), StatusCodes.Status500InternalServerError);
    }

    /// <summary>Where the JSON went wrong, or what stood in the address, without any of our own names.</summary>
    private static string Cause(BadHttpRequestException bad) => bad.InnerException is JsonException json
        ? json.Path is { Length: > 1 } path ? path : Missing(json.Message)
        : bad.Message.LastIndexOf(" from \"", StringComparison.Ordinal) is >= 0 and var at ? bad.Message[(at + 6)..].TrimEnd('.') : "";

    /// <summary>The names of the members that were needed and not given.</summary>
    private static string Missing(string message) => message.LastIndexOf(": '", StringComparison.Ordinal) is >= 0 and var at ? message[(at + 2)..].TrimEnd('.') : "";

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A request failed")]
        public static partial void Fault(ILogger logger, Exception exception);
    }
}
