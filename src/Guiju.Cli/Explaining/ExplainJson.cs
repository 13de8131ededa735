using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guiju.Norms.Explaining;

namespace Guiju.Cli.Explaining;

/// <summary>An explanation for programs: as it is, with instants and lengths in microseconds.</summary>
internal static class ExplainJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void Write(TextWriter output, Explanation why) => output.WriteLine(JsonSerializer.Serialize(why, Options));
}
