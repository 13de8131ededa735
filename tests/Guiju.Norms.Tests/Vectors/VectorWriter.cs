using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Vectors;

/// <summary>What was asked of a timeline, by how many of its events were known, and what this engine said.</summary>
internal sealed record Asked(int Known, long Now, bool Closed, Judgement Judgement);

/// <summary>Which acts were intended, and what the gates of this engine said.</summary>
internal sealed record Gated(int Known, IReadOnlyList<Fact> Acts, bool Blank, IReadOnlyList<GateFinding> Findings);

/// <summary>What the form of an act was asked for.</summary>
internal sealed record Required(int Known, Fact Act, IReadOnlyList<RequiredField> Fields);

/// <summary>A timeline with all that was asked of it.</summary>
internal sealed record Timeline(string Case, IReadOnlyList<Fact> Trace, IReadOnlyList<Asked> Asked, IReadOnlyList<Gated> Gated, IReadOnlyList<Required> Required);

/// <summary>Writes the vectors of one form: a line for each set of packs, with its timelines.</summary>
internal static class VectorWriter
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void Write(string path, IEnumerable<(IReadOnlyList<PackInForce> Packs, IReadOnlyList<Timeline> Timelines)> groups)
    {
        using var writer = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest));

        foreach (var (packs, timelines) in groups)
        {
            writer.WriteLine(new JsonObject
            {
                ["packs"] = new JsonArray([.. packs.Select(PackNode)]),
                ["timelines"] = JsonSerializer.SerializeToNode(timelines, Options),
            }.ToJsonString(Options));
        }
    }

    private static JsonObject PackNode(PackInForce pack) => new()
    {
        ["program"] = JsonNode.Parse(ProgramJson.Write(pack.Pack.Program)),
        ["from"] = pack.From,
        ["until"] = pack.Until,
        ["norms"] = JsonSerializer.SerializeToNode(pack.Pack.Norms.ToDictionary(n => n.Id, n => new { n.Form }), Options),
    };
}
