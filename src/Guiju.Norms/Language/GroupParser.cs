using Guiju.Norms.Programs;

namespace Guiju.Norms.Language;

/// <summary>Reads a kind of case that is made of the events of many cases: of which kind they are, and what they share.</summary>
internal sealed class GroupParser(Scope scope, YamlText name)
{
    private Faults Faults => scope.Faults;

    public void Parse(YamlNode node)
    {
        if (MapReader.Of(node, Faults, $"The kind of case '{name.Value}'") is not { } reader)
        {
            return;
        }

        var before = Faults.Count;
        var of = reader.OneOf("of", required: true, [.. scope.Vocabulary.CaseKinds]);
        var keys = YamlNode.Each(reader.Required("by")).Select(Key).ToList();
        var day = reader.OptionalText("day");
        reader.Finish();

        if (day is not null && !(TimeZoneInfo.TryFindSystemTimeZoneById(day, out var zone) && zone.HasIanaId))
        {
            Faults.Add(reader.Optional("day")!, "unknown-zone", $"There is no time zone '{day}'.", "Write an IANA name such as Asia/Shanghai.");
        }

        if (scope.Vocabulary.CaseKinds.Contains(name.Value, StringComparer.Ordinal) || scope.Groups.Exists(g => g.Name == name.Value))
        {
            Faults.Add(name, "duplicate-id", $"There is already a kind of case '{name.Value}'.");
        }

        if (Faults.Count == before)
        {
            scope.Groups.Add(new(name.Value, of!, [.. keys.Select(k => k!.Value)], day));
        }
    }

    private int? Key(YamlNode node)
    {
        if (node is YamlText text && scope.Vocabulary.Attributes.TryGetValue(text.Value, out var attribute))
        {
            return scope.AttributeIndex(attribute);
        }

        Faults.Unknown(node, "unknown-attribute", "case attribute", (node as YamlText)?.Value ?? "", scope.Vocabulary.Attributes.Keys);
        return null;
    }
}
