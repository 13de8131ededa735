namespace Guiju.Norms.Language;

/// <summary>Reads what a pack holds besides norms: course cards, sheets and forms, and which requirement each part answers.</summary>
internal sealed class ContentParser(Faults faults)
{
    private static readonly string[] Bases = ["recording", "photo", "call-back", "site", "document"];

    public List<CourseCard> Cards { get; } = [];

    public List<CheckSheet> Sheets { get; } = [];

    public List<PackForm> Forms { get; } = [];

    public List<Answer> Answers { get; } = [];

    /// <summary>The requirements that a part names with <c>answers</c>; where it names none, those given.</summary>
    public void Answer(MapReader reader, string kind, string name, params string[] otherwise)
    {
        var node = reader.Optional("answers");
        var named = new List<string>();

        foreach (var item in YamlNode.Each(node))
        {
            if (item is YamlText text)
            {
                named.Add(text.Value);
            }
            else
            {
                faults.Add(item, "wrong-shape", "The id of a requirement is needed here.");
            }
        }

        Answers.AddRange((node is null ? otherwise : [.. named]).Select(r => new Answer(r, kind, name)));
    }

    public void Card(YamlText name, YamlNode node)
    {
        if (MapReader.Of(node, faults, $"The card '{name.Value}'") is not { } reader)
        {
            return;
        }

        var title = reader.RequiredLocal("title");
        var text = reader.RequiredLocal("text");
        var quiz = reader.Optional("quiz");
        Answer(reader, "card", name.Value);
        reader.Finish();
        var questions = YamlNode.Each(quiz).Select(Question).OfType<QuizQuestion>().ToList();

        if (Fresh(name, "card", Cards.Exists(c => c.Name == name.Value)) && title is not null && text is not null)
        {
            Cards.Add(new(name.Value, title, text, questions));
        }
    }

    public void Sheet(YamlText name, YamlNode node)
    {
        if (MapReader.Of(node, faults, $"The sheet '{name.Value}'") is not { } reader)
        {
            return;
        }

        var title = reader.RequiredLocal("title");
        var basis = reader.Required("basis");
        var most = reader.Whole("most", required: false, 1, 100) ?? 1;
        Answer(reader, "sheet", name.Value);
        reader.Finish();
        var known = YamlNode.Each(basis).Select(Basis).OfType<string>().ToList();

        if (Fresh(name, "sheet", Sheets.Exists(s => s.Name == name.Value)) && title is not null)
        {
            Sheets.Add(new(name.Value, title, known, most));
        }
    }

    public void Form(YamlText name, YamlNode node)
    {
        if (MapReader.Of(node, faults, $"The form '{name.Value}'") is not { } reader)
        {
            return;
        }

        var title = reader.RequiredLocal("title");
        var fields = reader.Required("fields");
        Answer(reader, "form", name.Value);
        reader.Finish();
        var found = fields is null ? null : MapReader.Of(fields, faults, "'fields'")?.Map.Entries.Select(e => Field(e.Key, e.Value)).OfType<PackFormField>().ToList();

        if (Fresh(name, "form", Forms.Exists(f => f.Name == name.Value)) && title is not null && found is not null)
        {
            Forms.Add(new(name.Value, title, found));
        }
    }

    /// <summary>Whether a norm names a part that there is; the other parts are read before the norms.</summary>
    public bool Has(YamlNode node, string what, IEnumerable<string> names)
    {
        if (node is YamlText text && names.Contains(text.Value, StringComparer.Ordinal))
        {
            return true;
        }

        faults.Unknown(node, $"unknown-{what}", what, (node as YamlText)?.Value ?? "", names);
        return false;
    }

    private PackFormField? Field(YamlText name, YamlNode node)
    {
        if (MapReader.Of(node, faults, $"The field '{name.Value}'") is not { } reader)
        {
            return null;
        }

        var label = reader.RequiredLocal("label");
        var kind = reader.OneOf("kind", required: true, "text", "number", "instant", "bool", "signature");
        var required = reader.OptionalBool("required") ?? true;
        reader.Finish();

        return label is null || kind is null ? null : new(name.Value, label, kind, required);
    }

    private QuizQuestion? Question(YamlNode node)
    {
        if (MapReader.Of(node, faults, "A question") is not { } reader)
        {
            return null;
        }

        var ask = reader.RequiredLocal("ask");
        var choices = reader.Required("choices");
        var right = reader.Whole("right", required: true, 1, 20);
        reader.Finish();
        var given = choices is YamlItems items ? items.Items : [];
        var read = given.Select(c => MapReader.Local(c, faults, "A choice")).OfType<LocalText>().ToList();

        if (choices is not null && (given.Count < 2 || right > given.Count))
        {
            faults.Add(choices, "wrong-shape", "A question has two choices or more, and 'right' is the place of one of them, from 1.");
        }

        return ask is null || right is null ? null : new(ask, read, right.Value - 1);
    }

    private string? Basis(YamlNode node)
    {
        if (node is YamlText text && Bases.Contains(text.Value, StringComparer.Ordinal))
        {
            return text.Value;
        }

        faults.Unknown(node, "unknown-value", "basis", (node as YamlText)?.Value ?? "", Bases);
        return null;
    }

    private bool Fresh(YamlText name, string what, bool there)
    {
        if (there)
        {
            faults.Add(name, "duplicate-id", $"There is already a {what} '{name.Value}'.");
        }

        return !there;
    }
}
