using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guiju.Norms.Programs;

/// <summary>Writes and reads the portable table as JSON.</summary>
public static class ProgramJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes a program.</summary>
    public static string Write(NormProgram program) => JsonSerializer.Serialize(program, Options);

    /// <summary>Reads a program.</summary>
    public static NormProgram Read(string json) =>
        JsonSerializer.Deserialize<NormProgram>(json, Options) ?? throw new JsonException("The program is null.");
}
