using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Guiju.House.Tests;

/// <summary>Every text exists in Chinese and in English, and every concept has one word in each.</summary>
public sealed partial class WordTests
{
    [Fact]
    public void Text_resources_have_the_same_keys_in_both_languages() => House.Clean(Pairs(Sources.All, ".en.resx", ".resx", Resources));

    [Fact]
    public void Locales_have_the_same_keys_in_both_languages() => House.Clean(Pairs(Sources.All, "locales/en.json", "locales/zh-CN.json", Locale));

    [Fact]
    public void A_key_missing_on_one_side_is_found() => House.Finds(
        Pairs([new("a/locales/en.json", """{"a":{"b":"x"},"c":"y"}"""), new("a/locales/zh-CN.json", """{"a":{"b":"x","d":"z"}}""")],
            "locales/en.json", "locales/zh-CN.json", Locale), 1, 1);

    [Fact]
    public void Another_placeholder_and_an_empty_text_are_found() => House.Finds(
        Pairs([new("A.en.resx", Resx("a", "{0} of {1}")), new("A.resx", Resx("a", "{0}"))], ".en.resx", ".resx", Resources)
            .Concat(Pairs([new("A.en.resx", Resx("a", " ")), new("A.resx", Resx("a", "b"))], ".en.resx", ".resx", Resources)), 1, 1);

    [Fact]
    public void A_file_without_its_other_language_is_found() => House.Finds(
        Pairs([new("a/locales/en.json", "{}"), new("b/locales/zh-CN.json", "{}")], "locales/en.json", "locales/zh-CN.json", Locale), 1, 1);

    [Fact]
    public void The_glossary_has_one_word_per_concept_in_each_language() =>
        House.Clean(Repeated(Sources.All.Single(source => source.Path is "docs/glossary.md")));

    [Fact]
    public void A_word_that_stands_twice_in_the_glossary_is_found() => House.Finds(Repeated(new("docs/glossary.md", """
        | English | 中文 | Meaning |
        |---|---|---|
        | order | 工单 | a |
        | visit | 上门 | b |
        | job | 工单 | c |
        | order | 订单 | d |
        """)), 5, 6);

    private static string Resx(string key, string value) => $"""<root><data name="{key}"><value>{value}</value></data></root>""";

    private static IEnumerable<Finding> Pairs(
        IEnumerable<Source> sources, string english, string chinese, Func<string, Dictionary<string, string>> read)
    {
        var files = sources.Where(source => source.Is(english, chinese)).ToDictionary(source => source.Path, StringComparer.Ordinal);
        foreach (var file in files.Values)
        {
            var isEnglish = file.Is(english);
            var (mine, others) = isEnglish ? (english, chinese) : (chinese, english);
            var other = file.Path[..^mine.Length] + others;
            if (!files.TryGetValue(other, out var equal))
                yield return new(file.Path, 1, $"{other} is missing");
            else if (isEnglish)
                foreach (var message in Differences(read(file.Text), read(equal.Text)))
                    yield return new(file.Path, 1, message);
        }
    }

    private static IEnumerable<string> Differences(Dictionary<string, string> english, Dictionary<string, string> chinese)
    {
        foreach (var key in english.Keys.Union(chinese.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!english.TryGetValue(key, out var en))
                yield return $"{key} is missing in English";
            else if (!chinese.TryGetValue(key, out var zh))
                yield return $"{key} is missing in Chinese";
            else if (string.IsNullOrWhiteSpace(en) || string.IsNullOrWhiteSpace(zh))
                yield return $"{key} is empty";
            else if (!Placeholders(en).SetEquals(Placeholders(zh)))
                yield return $"{key} has other placeholders in English than in Chinese";
        }
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    private static Dictionary<string, string> Resources(string text) => XDocument.Parse(text).Descendants("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static Dictionary<string, string> Locale(string text)
    {
        using var json = JsonDocument.Parse(text);

        return Flat("", json.RootElement).ToDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string>> Flat(string path, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Flat($"{path}.{property.Name}".TrimStart('.'), property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Index().SelectMany(item => Flat($"{path}[{item.Index}]", item.Item)),
        _ => [new(path, element.ToString())],
    };

    /// <summary>Rows of tables whose first two cells are the English and the Chinese term.</summary>
    private static IEnumerable<Finding> Repeated(Source glossary)
    {
        var rows = glossary.Lines.Index()
            .Where(line => line.Item.StartsWith('|') && !line.Item.StartsWith("|-", StringComparison.Ordinal) && !line.Item.StartsWith("| English", StringComparison.Ordinal))
            .Select(line => (line.Index, Cells: line.Item.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries)));
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, cells) in rows)
        {
            var repeated = cells.Take(2).Where(term => !known.Add(term)).ToList();
            if (repeated.Count > 0 || cells.Length < 3)
                yield return new(glossary.Path, index + 1, $"{string.Join(", ", repeated)}: one word per concept, and one concept per word");
        }
    }

    [GeneratedRegex(@"\{\w+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
