using System.Text.Json;
using Guiju.Server.Kernel;

namespace Guiju.Cli.Simulation;

/// <summary>Codes as the API writes them.</summary>
internal static class Codes
{
    public static string Of<T>(T code) where T : struct, Enum => JsonSerializer.Serialize(code, Json.Options).Trim('"');
}
