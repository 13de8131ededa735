using System.IO.Compression;
using System.Text.Json.Nodes;
using Guiju.Norms.Language;
using Guiju.Norms.Phrases;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Tests.Phrases;

/// <summary>Writes what this screen finds in random texts, for the browser's (<c>web/api/src/norms/phrases.ts</c>) to find the same.</summary>
public class PhraseVectorTests
{
    private const int Groups = 300;
    private const int Texts = 10;

    [Fact]
    public void The_phone_gets_vectors_of_the_phrase_screen()
    {
        var folder = Directory.CreateDirectory(Path.Combine(World.Root, "artifacts", "phrases")).FullName;
        using var writer = new StreamWriter(new GZipStream(File.Create(Path.Combine(folder, "vectors.jsonl.gz")), CompressionLevel.Fastest));
        var found = 0;

        foreach (var seed in Enumerable.Range(0, Groups))
        {
            var chance = new Random(seed);
            var list = new PhraseListProgram("list", "forbidden", false, RandomPhrases.Phrases(chance));
            var program = new NormProgram(NormProgram.CurrentFormat, "PK-TEST", "1", [], [], [], [list], [], []) { Variants = PhraseListParser.Variants([list]) };
            var screen = new PhraseScreen(list.Items);
            var texts = Enumerable.Range(0, Texts).Select(_ => RandomPhrases.Text(chance, chance.Next(50))).ToList();
            found += texts.Count(t => screen.Find(t).Count > 0);

            writer.WriteLine(new JsonObject
            {
                ["program"] = JsonNode.Parse(ProgramJson.Write(program)),
                ["texts"] = new JsonArray([.. texts.Select(t => Said(t, screen))]),
            }.ToJsonString());
        }

        Assert.InRange(found, Groups, Groups * Texts * 9 / 10);
    }

    /// <summary>The text by its units, for a broken pair has no form in JSON.</summary>
    private static JsonObject Said(string text, PhraseScreen screen) => new()
    {
        ["units"] = new JsonArray([.. text.Select(c => (JsonNode)(int)c)]),
        ["hits"] = new JsonArray([.. screen.Find(text).Select(h => new JsonArray(h.Index, h.Start, h.Length))]),
    };
}
