using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Guiju.Norms.Language;

/// <summary>Reads one YAML document into a tree that knows its places. Anchors are refused: a norm says what it says where it stands.</summary>
internal sealed class YamlReader(PackFile file, Faults faults)
{
    private const int DeepestNesting = 40;

    private readonly Parser parser = new(new Scanner(new StringReader(file.Text), skipComments: true));
    private int depth;

    public static YamlMap? Read(PackFile file, Faults faults)
    {
        try
        {
            return new YamlReader(file, faults).Document();
        }
        catch (YamlException e)
        {
            faults.Add(file.Name, (int)e.Start.Line, (int)e.Start.Column, "yaml-syntax", $"This is not valid YAML: {Reason(e)}");
            return null;
        }
        catch (InvalidOperationException)
        {
            // The scanner gives up in this way on a bracket that is never closed.
            faults.Add(file.Name, file.Text.AsSpan().Count('\n') + 1, 1, "yaml-syntax", "This is not valid YAML: a bracket is not closed.");
            return null;
        }
    }

    private static string Reason(YamlException e) => (e.InnerException?.Message ?? e.Message).TrimEnd('.') + ".";

    private YamlMap? Document()
    {
        parser.Consume<StreamStart>();

        if (!parser.TryConsume<DocumentStart>(out _))
        {
            faults.Add(file.Name, 1, 1, "yaml-empty", "The file is empty.");
            return null;
        }

        var root = Node();
        parser.Consume<DocumentEnd>();

        if (parser.Accept<DocumentStart>(out var second))
        {
            faults.Add(file.Name, (int)second.Start.Line, (int)second.Start.Column, "yaml-syntax", "A file holds one YAML document only.");
        }

        return root is YamlMap map ? map : faults.Refuse<YamlMap>(root, "wrong-shape", "The file must be a mapping of keys to values.");
    }

    private YamlNode Node()
    {
        if (++depth > DeepestNesting)
        {
            throw new YamlException(parser.Current!.Start, parser.Current.End, "nested too deeply");
        }

        YamlNode node = parser.Current switch
        {
            MappingStart => Map(),
            SequenceStart => Items(),
            Scalar => Text(),
            AnchorAlias e => throw new YamlException(e.Start, e.End, "aliases are not allowed"),
            var e => throw new YamlException(e!.Start, e.End, "unexpected content"),
        };
        depth--;

        return node;
    }

    private YamlText Text()
    {
        var scalar = parser.Consume<Scalar>();
        return new(file.Name, (int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private YamlItems Items()
    {
        var start = parser.Consume<SequenceStart>();
        var items = new List<YamlNode>();

        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node());
        }

        return new(file.Name, (int)start.Start.Line, (int)start.Start.Column, items);
    }

    private YamlMap Map()
    {
        var start = parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        var seen = new HashSet<string>();

        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.Accept<Scalar>(out _))
            {
                throw new YamlException(parser.Current!.Start, parser.Current.End, "a key must be a text");
            }

            var key = Text();
            var value = Node();

            if (seen.Add(key.Value))
            {
                entries.Add(new(key, value));
            }
            else
            {
                faults.Add(key, "duplicate-key", $"The key '{key.Value}' occurs twice here; the second would hide the first.");
            }
        }

        return new(file.Name, (int)start.Start.Line, (int)start.Start.Column, entries);
    }
}
