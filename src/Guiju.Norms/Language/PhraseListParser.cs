using Guiju.Norms.Programs;

namespace Guiju.Norms.Language;

/// <summary>Reads a list of phrases.</summary>
internal sealed class PhraseListParser(Scope scope, YamlText name)
{
    public void Parse(YamlNode node, ContentParser content)
    {
        if (MapReader.Of(node, scope.Faults, $"The phrase list '{name.Value}'") is not { } reader)
        {
            return;
        }

        var kind = reader.OneOf("kind", required: true, "required", "forbidden", "recommended");
        var match = reader.OneOf("match", required: false, "all", "any");
        var items = reader.Required("items");
        content.Answer(reader, "phrases", name.Value);
        reader.Finish();

        if (kind is null || items is null)
        {
            return;
        }

        if (items is not YamlItems { Items.Count: > 0 } list)
        {
            scope.Faults.Add(items, "wrong-shape", "A list of phrases is needed here.");
            return;
        }

        var phrases = list.Items.Select(Phrase).OfType<PhraseProgram>().ToList();
        scope.AddPhrases(name, new(name.Value, kind, match == "any", phrases));
    }

    private PhraseProgram? Phrase(YamlNode node)
    {
        if (node is YamlText text)
        {
            return Checked(node, text.Value, null);
        }

        if (MapReader.Of(node, scope.Faults, "A phrase") is not { } reader)
        {
            return null;
        }

        var words = reader.RequiredText("text");
        var better = reader.OptionalText("better");
        reader.Finish();

        return words is null ? null : Checked(node, words, better);
    }

    private PhraseProgram? Checked(YamlNode node, string words, string? better) => PhraseScreen.Normalise(words).Length == 0
        ? scope.Faults.Refuse<PhraseProgram>(node, "wrong-shape", "A phrase must not be empty.")
        : new(words, better);
}
