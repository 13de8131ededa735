using System.Text.Json.Nodes;

namespace Guiju.Robustness.Tests.Fuzzing;

/// <summary>One door of the API as its own document describes it.</summary>
internal sealed record Door(string Method, string Path, JsonObject? Body, IReadOnlyList<string> Queries, string Role)
{
    /// <summary>Every door of the approved document but the one that streams.</summary>
    public static IReadOnlyList<Door> All(JsonObject document) =>
    [
        .. from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where path.Key is not "/api/live" && operation.Key is "post" or "put" or "patch" or "get"
           select new Door(
               operation.Key.ToUpperInvariant(), path.Key,
               operation.Value!["requestBody"]?["content"]?["application/json"]?["schema"]?.AsObject(),
               [.. (operation.Value["parameters"]?.AsArray() ?? []).Where(p => (string?)p!["in"] is "query").Select(p => (string)p!["name"]!)],
               RoleAt(path.Key, operation.Key)),
    ];

    /// <summary>Somebody whom the door is meant for.</summary>
    private static string RoleAt(string path, string method) => path switch
    {
        "/api/visits/{id}/takeover" => "supervisor",
        "/api/visits/{id}/rescheduling" => "dispatcher",
        "/api/orders" when method is "post" => "agent",
        "/api/customers" => "agent",
        "/api/engineers" => "dispatcher",
        _ when path.StartsWith("/api/visits", StringComparison.Ordinal) || (path.StartsWith("/api/files", StringComparison.Ordinal) && method is "put") => "engineer",
        _ when path.StartsWith("/api/packs", StringComparison.Ordinal) => "custodian",
        _ when path.Split('/')[2] is "users" or "units" or "contractors" or "tokens" or "session" => "administrator",
        _ => "dispatcher",
    };
}
