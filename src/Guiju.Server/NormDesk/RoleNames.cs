using System.Text.Json;
using Guiju.Server.Access;
using Guiju.Server.Kernel;

namespace Guiju.Server.NormDesk;

/// <summary>Roles as events name them.</summary>
internal static class RoleNames
{
    private static readonly Dictionary<string, Role> ByName = Enum.GetValues<Role>().ToDictionary(Of, StringComparer.Ordinal);

    public static string Of(Role role) => JsonSerializer.SerializeToElement(role, Json.Options).GetString()!;

    /// <summary>The roles that are still known.</summary>
    public static IReadOnlyList<Role> Read(IEnumerable<string> names) => [.. names.Where(ByName.ContainsKey).Select(n => ByName[n])];
}
