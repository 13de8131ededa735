using System.Globalization;

namespace Guiju.Norms.Language;

/// <summary>Reads the document data of a pack; what the original does not say stays null.</summary>
internal sealed class DocumentParser(Faults faults)
{
    public PackDocument? Parse(YamlNode? node)
    {
        if (node is null || MapReader.Of(node, faults, "'document'") is not { } reader)
        {
            return null;
        }

        var document = new PackDocument(
            reader.OptionalText("number"),
            reader.OptionalText("title"),
            reader.OptionalText("issuer"),
            reader.OptionalText("revision"),
            Day(reader, "issued"),
            Day(reader, "effective"),
            Day(reader, "next_review"),
            [.. Texts(reader.Optional("replaces"))]);
        reader.Finish();

        return document;
    }

    private DateOnly? Day(MapReader reader, string key)
    {
        if (reader.OptionalText(key) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        faults.Add(reader.Optional(key)!, "wrong-type", $"'{key}' must be a day such as 2026-03-01.");
        return null;
    }

    private IEnumerable<string> Texts(YamlNode? node)
    {
        foreach (var item in YamlNode.Each(node))
        {
            if (item is YamlText text)
            {
                yield return text.Value;
            }
            else
            {
                faults.Add(item, "wrong-shape", "The name of a document is needed here.");
            }
        }
    }
}
