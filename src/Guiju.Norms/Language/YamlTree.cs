namespace Guiju.Norms.Language;

/// <summary>A piece of YAML with its place.</summary>
internal abstract record YamlNode(string File, int Line, int Column)
{
    /// <summary>The items of a sequence; of anything else itself, for where one may stand for a list of one; of nothing, none.</summary>
    public static IReadOnlyList<YamlNode> Each(YamlNode? node) => node is YamlItems items ? items.Items : node is null ? [] : [node];
}

/// <summary>A scalar; <paramref name="Plain"/> when it is written without quotes.</summary>
internal sealed record YamlText(string File, int Line, int Column, string Value, bool Plain) : YamlNode(File, Line, Column)
{
    public bool IsNull => Plain && Value is "" or "~" or "null";
}

/// <summary>A sequence.</summary>
internal sealed record YamlItems(string File, int Line, int Column, IReadOnlyList<YamlNode> Items) : YamlNode(File, Line, Column);

/// <summary>A mapping; keys are texts and none occurs twice.</summary>
internal sealed record YamlMap(string File, int Line, int Column, IReadOnlyList<YamlEntry> Entries) : YamlNode(File, Line, Column)
{
    public YamlNode? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Value == key)
            {
                return entry.Value;
            }
        }

        return null;
    }
}

/// <summary>A key and its value.</summary>
internal sealed record YamlEntry(YamlText Key, YamlNode Value);
