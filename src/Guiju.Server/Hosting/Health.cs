using System.Reflection;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Guiju.Server.Hosting;

/// <summary>What anybody may know without signing in: that it runs, and what time it is in here.</summary>
internal static class Health
{
    /// <summary>The product's version, without build metadata.</summary>
    public static string Version { get; } =
        typeof(Health).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public sealed record Clock(DateTimeOffset Now, bool Demo, double Speed);

    public static void MapHealth(this IEndpointRouteBuilder api)
    {
        api.MapGet("/health", async Task<Results<Ok<HealthStatus>, JsonHttpResult<HealthStatus>>> (GuijuDb db, Database database, CancellationToken ct) =>
            await db.Database.CanConnectAsync(ct)
                ? TypedResults.Ok(new HealthStatus("ok", Version, database.Name))
                : TypedResults.Json(new HealthStatus("unavailable", Version, database.Name), statusCode: StatusCodes.Status503ServiceUnavailable))
            .AllowAnonymous().WithTags("system");
        api.MapGet("/clock", Ok<Clock> (GuijuTime time) => TypedResults.Ok(new Clock(time.GetUtcNow(), time.IsDemo, time.Speed)))
            .AllowAnonymous().WithTags("system");
    }
}

/// <summary>Whether the server and its database are there.</summary>
public sealed record HealthStatus(string Status, string Version, string Database);
