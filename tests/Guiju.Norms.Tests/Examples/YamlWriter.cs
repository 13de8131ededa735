using System.Text;
using Guiju.Norms.Language;

namespace Guiju.Norms.Tests.Examples;

/// <summary>Writes a tree in flow style, so that a part of an example can be put into a pack.</summary>
internal static class YamlWriter
{
    public static string Write(YamlNode node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(YamlNode node, StringBuilder text)
    {
        switch (node)
        {
            case YamlText t when t.Plain:
                text.Append(t.Value.Length == 0 ? "null" : t.Value);
                break;
            case YamlText t:
                text.Append('"').Append(t.Value.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append('"');
                break;
            case YamlItems items:
                text.Append('[');
                foreach (var item in items.Items)
                {
                    Write(item, text);
                    text.Append(", ");
                }

                text.Append(']');
                break;
            case YamlMap map:
                text.Append('{');
                foreach (var entry in map.Entries)
                {
                    Write(entry.Key, text);
                    text.Append(": ");
                    Write(entry.Value, text);
                    text.Append(", ");
                }

                text.Append('}');
                break;
        }
    }
}
