using System.Globalization;

namespace Guiju.Norms.Language;

/// <summary>Reads a mapping key by key and, at the end, refuses keys that nobody asked for.</summary>
internal sealed class MapReader(YamlMap map, Faults faults)
{
    private readonly HashSet<string> asked = [];

    public YamlMap Map { get; } = map;

    public static MapReader? Of(YamlNode node, Faults faults, string what) => node is YamlMap map
        ? new(map, faults)
        : faults.Refuse<MapReader>(node, "wrong-shape", $"{what} must be a mapping of keys to values.");

    /// <summary>A text in both languages.</summary>
    public static LocalText? Local(YamlNode node, Faults faults, string what)
    {
        if (Of(node, faults, what) is not { } reader)
        {
            return null;
        }

        var (chinese, english) = (reader.RequiredText("zh-CN"), reader.RequiredText("en"));
        reader.Finish();

        return chinese is null || english is null ? null : new(chinese, english);
    }

    public YamlNode? Optional(string key)
    {
        asked.Add(key);
        return Map.Find(key) is { } node and not YamlText { IsNull: true } ? node : null;
    }

    /// <summary>Takes keys as asked for, where a fault before them makes them meaningless.</summary>
    public void PassOver(params string[] keys) => asked.UnionWith(keys);

    public YamlNode? Required(string key)
    {
        if (Optional(key) is { } node)
        {
            return node;
        }

        faults.Add(Map, "missing-key", $"'{key}' is missing here.");
        return null;
    }

    public string? RequiredText(string key) => Required(key) is { } node ? TextOf(node, key) : null;

    public string? OptionalText(string key) => Optional(key) is { } node ? TextOf(node, key) : null;

    public string? OneOf(string key, bool required, params string[] values)
    {
        var node = required ? Required(key) : Optional(key);

        if (node is null || TextOf(node, key) is not { } text)
        {
            return null;
        }

        if (values.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        faults.Unknown(node, "unknown-value", $"value for '{key}' called", text, values);
        return null;
    }

    public bool? OptionalBool(string key)
    {
        if (Optional(key) is not { } node)
        {
            return null;
        }

        if (node is YamlText { Value: "true" or "false" } text)
        {
            return text.Value == "true";
        }

        faults.Add(node, "wrong-type", $"'{key}' must be true or false.");
        return null;
    }

    /// <summary>A whole number within bounds.</summary>
    public int? Whole(string key, bool required, int least, int most)
    {
        if ((required ? Required(key) : Optional(key)) is not { } node)
        {
            return null;
        }

        if (node is YamlText text && int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= least && n <= most)
        {
            return n;
        }

        faults.Add(node, "wrong-type", $"'{key}' must be a whole number from {least} to {most}.");
        return null;
    }

    public LocalText? RequiredLocal(string key) => Required(key) is { } node ? Local(node, faults, $"'{key}'") : null;

    /// <summary>Reports the keys that were not asked for.</summary>
    public void Finish()
    {
        foreach (var entry in Map.Entries)
        {
            if (!asked.Contains(entry.Key.Value))
            {
                faults.Add(entry.Key, "unknown-key", $"'{entry.Key.Value}' means nothing here.", Nearest.Hint(entry.Key.Value, asked));
            }
        }
    }

    private string? TextOf(YamlNode node, string key)
    {
        if (node is YamlText text)
        {
            return text.Value;
        }

        faults.Add(node, "wrong-shape", $"'{key}' must be a text.");
        return null;
    }
}
