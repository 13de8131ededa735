using Guiju.Norms.Phrases;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Language;

/// <summary>Reads a list of phrases. One whose words the original lost stays, with its name, empty.</summary>
internal sealed class PhraseListParser(Scope scope, YamlText name)
{
    private readonly List<(YamlNode Node, PhraseProgram Phrase)> found = [];
    private IReadOnlyList<string>? manner;

    /// <summary>The classes of variants that the phrases of a pack need.</summary>
    public static IReadOnlyList<string>? Variants(IEnumerable<PhraseListProgram> lists)
    {
        var classes = PhraseScreen.VariantsOf(lists.SelectMany(l => l.Items));
        return classes.Count == 0 ? null : classes;
    }

    public void Parse(YamlNode node, ContentParser content)
    {
        if (MapReader.Of(node, scope.Faults, $"The phrase list '{name.Value}'") is not { } reader)
        {
            return;
        }

        var kind = reader.OneOf("kind", required: true, "required", "forbidden", "recommended", "promise");
        var match = reader.OneOf("match", required: false, "all", "any");
        manner = Manners(reader, kind);
        var items = reader.Required("items");
        content.Answer(reader, "phrases", name.Value);
        reader.Finish();

        if (kind is null || items is null)
        {
            return;
        }

        if (items is not YamlItems list)
        {
            scope.Faults.Add(items, "wrong-shape", "A list of phrases is needed here.");
            return;
        }

        foreach (var item in list.Items)
        {
            Item(item, kind);
        }

        Advice(kind);
        scope.AddPhrases(name, new(name.Value, kind, match == "any", [.. found.Select(f => f.Phrase)]));
    }

    private void Item(YamlNode node, string kind)
    {
        if (node is YamlText text)
        {
            Add(node, new(text.Value, null) { Manner = manner });
        }
        else if (MapReader.Of(node, scope.Faults, "A phrase") is { } reader)
        {
            var own = Manners(reader, kind) ?? manner;
            var (words, better) = (reader.RequiredText("text"), reader.OptionalText("better"));
            var place = Place(reader);
            var except = Texts(reader, "except");
            var unless = Texts(reader, "unless");
            reader.Finish();

            if (words is not null && Add(node, new(words, better) { Manner = own, Place = place, Except = except, Unless = unless }))
            {
                Idle(reader.Optional("except"), words);
            }
        }
    }

    private bool Add(YamlNode node, PhraseProgram phrase)
    {
        if (!PhraseScreen.HasWords(phrase.Text))
        {
            scope.Faults.Add(node, "wrong-shape", "A phrase must not be empty.");
            return false;
        }

        if (found.Exists(f => new PhrasePattern(f.Phrase.Text).Same(new(phrase.Text)) && f.Phrase.Place == phrase.Place))
        {
            scope.Faults.Add(node, "duplicate-id", $"'{phrase.Text}' stands here already.", "Punctuation, width and variants of characters make no difference.");
            return false;
        }

        found.Add((node, phrase));
        return true;
    }

    private static PhrasePlace? PlaceOf(string? word) => word is null ? null : Enum.Parse<PhrasePlace>(word, ignoreCase: true);

    private PhrasePlace? Place(MapReader reader) => PlaceOf(reader.OneOf("place", required: false, "anywhere", "start", "address", "alone"));

    private List<string>? Manners(MapReader reader, string? kind)
    {
        var manners = Texts(reader, "manner");

        foreach (var node in YamlNode.Each(reader.Optional("manner")).OfType<YamlText>().Where(n => !PhraseManners.All.Contains(n.Value, StringComparer.Ordinal)))
        {
            scope.Faults.Unknown(node, "unknown-value", "manner", node.Value, PhraseManners.All);
        }

        if (manners is not null && kind is not null and not "forbidden")
        {
            scope.Faults.Add(reader.Optional("manner")!, "wrong-list", $"Only forbidden phrases have a manner, and these are {kind}.");
        }

        return manners;
    }

    private List<string>? Texts(MapReader reader, string key)
    {
        if (reader.Optional(key) is not { } node)
        {
            return null;
        }

        var texts = new List<string>();

        foreach (var item in YamlNode.Each(node))
        {
            if (item is YamlText text && PhraseScreen.HasWords(text.Value))
            {
                texts.Add(text.Value);
            }
            else
            {
                scope.Faults.Add(item, "wrong-shape", $"'{key}' is a text or a list of texts.");
            }
        }

        return texts;
    }

    /// <summary>An exception in whose words the phrase does not stand never applies. What an ellipsis stands for is not known.</summary>
    private void Idle(YamlNode? except, string words)
    {
        var screen = new PhraseScreen([words]);

        foreach (var node in YamlNode.Each(except).OfType<YamlText>().Where(n => new PhrasePattern(n.Value) is { IsWide: false } && screen.Find(n.Value).Count == 0))
        {
            scope.Faults.Add(node, "idle-exception", $"'{words}' never stands within '{node.Value}', so this excepts nothing.", "Write the longer words with the phrase in them, or use 'unless'.");
        }
    }

    /// <summary>What is said to be better must not be forbidden itself.</summary>
    private void Advice(string kind)
    {
        var screen = kind == "forbidden" ? new PhraseScreen([.. found.Select(f => f.Phrase)]) : null;

        foreach (var (node, phrase) in found.Where(f => f.Phrase.Better is { } better && screen?.Find(better).Count > 0))
        {
            var hit = found[screen!.Find(phrase.Better)[0].Index].Phrase.Text;
            scope.Faults.Add(node, "bad-advice", $"The better wording '{phrase.Better}' contains '{hit}', which this list forbids.");
        }
    }
}
