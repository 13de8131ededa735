using Guiju.Norms.Timelines;

namespace Guiju.Norms.Language;

/// <summary>Reads the vocabulary of a foreign log.</summary>
internal sealed class VocabularyParser(Faults faults)
{
    private static readonly string[] Kinds = ["text", "integer", "decimal", "boolean", "instant", "code", "list"];

    public static LogVocabulary? Parse(PackFile file, Faults faults) =>
        YamlReader.Read(file, faults) is { } root ? new VocabularyParser(faults).Parse(new MapReader(root, faults)) : null;

    private LogVocabulary? Parse(MapReader reader)
    {
        var name = reader.RequiredText("vocabulary");
        var cases = Texts(reader.Optional("cases"));
        var from = Texts(reader.Optional("activity_from"));
        var join = reader.OptionalText("join") ?? "/";
        var fields = Fields(reader.Optional("fields"));
        var trace = Fields(reader.Optional("case_attributes"));
        var activities = reader.Required("activities") is { } node ? Activities(node, fields, trace) : [];
        var attributes = trace.ToDictionary(t => t.Key, t => Attribute(t.Key, t.Value, activities));
        Attributes(reader.Optional("attributes"), activities, attributes);
        reader.Finish();

        return name is null ? null : new(
            name,
            new(activities, attributes, cases.Count == 0 ? ["case"] : cases),
            from.Count == 0 ? ["concept:name"] : from,
            join,
            trace);
    }

    private static CaseAttribute Attribute(string key, Field field, Dictionary<string, Activity> activities) =>
        new(key, field, [.. activities.Keys.Select(a => new AttributeSource(a, LogVocabulary.CaseField(key)))]);

    /// <summary>
    /// Attributes that fields of events carry, such as <c>order.tier: [order.opened.tier, order.regraded.tier]</c>; a field alone, such as
    /// <c>ticket.level: service_level</c>, means every activity that has it.
    /// </summary>
    private void Attributes(YamlNode? node, Dictionary<string, Activity> activities, Dictionary<string, CaseAttribute> found)
    {
        if (node is null || MapReader.Of(node, faults, "'attributes'") is not { } reader)
        {
            return;
        }

        foreach (var entry in reader.Map.Entries)
        {
            var sources = Texts(entry.Value).SelectMany(t => Sources(entry.Value, t, activities)).ToList();

            if (sources.Count > 0)
            {
                var field = activities[sources[0].Activity].Fields[sources[0].Field];
                found[entry.Key.Value] = new(entry.Key.Value, field, sources);
            }
        }
    }

    private List<AttributeSource> Sources(YamlNode at, string text, Dictionary<string, Activity> activities)
    {
        var sources = activities.Values
            .SelectMany(a => a.Fields.Keys.Select(f => new AttributeSource(a.Name, f)))
            .Where(s => s.Field == text || s.Activity + "." + s.Field == text)
            .ToList();

        if (sources.Count == 0)
        {
            faults.Unknown(at, "unknown-field", "event and field", text, activities.Values.SelectMany(a => a.Fields.Keys.Select(f => a.Name + "." + f)));
        }

        return sources;
    }

    private Dictionary<string, Activity> Activities(YamlNode node, Dictionary<string, Field> shared, Dictionary<string, Field> trace)
    {
        var found = new Dictionary<string, Activity>();

        foreach (var item in YamlNode.Each(node))
        {
            var (name, own) = Activity(item);

            if (name is null)
            {
                continue;
            }

            var fields = new Dictionary<string, Field>(shared);

            foreach (var (key, field) in own)
            {
                fields[key] = field;
            }

            foreach (var (key, field) in trace)
            {
                fields[LogVocabulary.CaseField(key)] = field;
            }

            if (!found.TryAdd(name.Value, new(name.Value, fields)))
            {
                faults.Add(name, "duplicate-id", $"There is already an activity '{name.Value}'.");
            }
        }

        return found;
    }

    private (YamlText? Name, Dictionary<string, Field> Fields) Activity(YamlNode node)
    {
        if (node is YamlText text)
        {
            return (text, []);
        }

        if (MapReader.Of(node, faults, "An activity") is not { } reader)
        {
            return (null, []);
        }

        var name = reader.Required("name");
        var fields = Fields(reader.Optional("fields"));
        reader.Finish();

        return (name as YamlText, fields);
    }

    private Dictionary<string, Field> Fields(YamlNode? node)
    {
        var found = new Dictionary<string, Field>();

        if (node is null || MapReader.Of(node, faults, "A list of fields") is not { } reader)
        {
            return found;
        }

        foreach (var entry in reader.Map.Entries)
        {
            if (Field(entry.Value) is { } field)
            {
                found[entry.Key.Value] = field;
            }
        }

        return found;
    }

    private Field? Field(YamlNode node)
    {
        if (node is YamlText text)
        {
            return Kind(text);
        }

        if (MapReader.Of(node, faults, "A field") is not { } reader)
        {
            return null;
        }

        var codes = Texts(reader.Required("code"));
        reader.Finish();

        return codes.Count == 0 ? null : new(FieldKind.Code, codes);
    }

    private Field? Kind(YamlText text)
    {
        if (text.Value == "code")
        {
            return faults.Refuse<Field>(text, "missing-key", "A code needs its values.", "Write {code: [a, b]}.");
        }

        if (Kinds.Contains(text.Value, StringComparer.Ordinal))
        {
            return new(Enum.Parse<FieldKind>(text.Value, ignoreCase: true));
        }

        faults.Unknown(text, "unknown-value", "type of field", text.Value, Kinds);
        return null;
    }

    private List<string> Texts(YamlNode? node)
    {
        var found = new List<string>();

        foreach (var item in YamlNode.Each(node))
        {
            if (item is YamlText { IsNull: false } text)
            {
                found.Add(text.Value);
            }
            else
            {
                faults.Add(item, "wrong-shape", "A list of texts is needed here.");
            }
        }

        return found;
    }
}
