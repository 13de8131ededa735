using System.Globalization;
using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Norms.Language;

/// <summary>Reads a table of limits. Every cell of a row is filled or marked <c>lost</c>; figures never shrink along <c>monotone</c>.</summary>
internal sealed class TableParser(Scope scope, YamlText name)
{
    private readonly Dictionary<string, long?> cells = [];

    public void Parse(YamlNode node, ContentParser content)
    {
        if (MapReader.Of(node, scope.Faults, $"The table '{name.Value}'") is not { } reader)
        {
            return;
        }

        var unit = Unit(reader);
        var keys = Keys(reader.Required("keys"));
        var monotone = reader.Optional("monotone");
        var rows = reader.Required("rows");
        content.Answer(reader, "table", name.Value);
        reader.Finish();

        if (unit is null || keys is null || rows is null)
        {
            return;
        }

        var columns = Columns(keys[^1], monotone);

        if (rows is not YamlItems items || columns is null)
        {
            scope.Faults.Add(rows, "wrong-shape", "The rows are a list.");
            return;
        }

        foreach (var row in items.Items)
        {
            Row(row, keys, columns, monotone is not null, unit.Value);
        }

        scope.AddTable(name, new(name.Value, [.. keys.Select(scope.AttributeIndex)], cells));
    }

    private long? Unit(MapReader reader)
    {
        if (reader.RequiredText("unit") is not { } text)
        {
            return null;
        }

        var unit = Durations.UnitOf(text);

        if (unit is null)
        {
            scope.Faults.Unknown(reader.Optional("unit")!, "bad-duration", "unit", text, ["s", "m", "h", "d"]);
        }

        return unit;
    }

    private List<CaseAttribute>? Keys(YamlNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var found = new List<CaseAttribute>();

        foreach (var item in YamlNode.Each(node))
        {
            if (item is not YamlText text || !scope.Vocabulary.Attributes.TryGetValue(text.Value, out var attribute))
            {
                scope.Faults.Unknown(
                    item, "unknown-attribute", "case attribute", (item as YamlText)?.Value ?? "", scope.Vocabulary.Attributes.Keys);
                return null;
            }

            if (attribute.Field.Kind is not (FieldKind.Code or FieldKind.Text))
            {
                return scope.Faults.Refuse<List<CaseAttribute>>(item, "wrong-type", $"A key of a table must be a code or a text; '{text.Value}' is not.");
            }

            found.Add(attribute);
        }

        return found;
    }

    /// <summary>The values of the last key, which are the columns of the table.</summary>
    private IReadOnlyList<string>? Columns(CaseAttribute key, YamlNode? monotone)
    {
        if (monotone is null)
        {
            return key.Field.Codes ?? scope.Faults.Refuse<IReadOnlyList<string>>(
                name, "missing-key", $"'{key.Name}' has no list of codes: name the columns with 'monotone'.");
        }

        var names = YamlNode.Each(monotone).OfType<YamlText>().ToList();

        foreach (var text in names.Where(n => key.Field.Codes?.Contains(n.Value, StringComparer.Ordinal) == false))
        {
            scope.Faults.Unknown(text, "unknown-code", $"code of '{key.Name}' called", text.Value, key.Field.Codes!);
        }

        return [.. names.Select(n => n.Value)];
    }

    private void Row(YamlNode node, List<CaseAttribute> keys, IReadOnlyList<string> columns, bool rising, long unit)
    {
        if (MapReader.Of(node, scope.Faults, "A row") is not { } reader)
        {
            return;
        }

        var prefix = keys.Take(keys.Count - 1).Select(k => KeyValue(reader, k)).ToList();

        if (columns.Count > 0 && cells.ContainsKey(string.Join(TableProgram.Separator, [.. prefix, columns[0]])))
        {
            scope.Faults.Add(node, "duplicate-id", "There is already a row for these keys.");
            return;
        }

        Cells(reader, prefix, columns, rising, unit);
        reader.Finish();
    }

    private void Cells(MapReader reader, List<string?> prefix, IReadOnlyList<string> columns, bool rising, long unit)
    {
        long? before = null;

        foreach (var column in columns)
        {
            var cell = reader.Optional(column);

            if (cell is null)
            {
                scope.Faults.Add(reader.Map, "missing-cell", $"The cell '{column}' is neither filled nor marked lost.", "Write the figure, or 'lost'.");
                continue;
            }

            var value = Cell(cell, unit);

            if (rising && value < before)
            {
                scope.Faults.Add(cell, "not-monotone", $"The figure of '{column}' is less than that of the column before it.");
            }

            before = value ?? before;
            Put(cell, [.. prefix, column], value);
        }
    }

    private string? KeyValue(MapReader reader, CaseAttribute key)
    {
        var text = reader.RequiredText(key.Name);

        if (text is not null && key.Field.Codes?.Contains(text, StringComparer.Ordinal) == false)
        {
            scope.Faults.Unknown(reader.Optional(key.Name)!, "unknown-code", $"code of '{key.Name}' called", text, key.Field.Codes);
            return null;
        }

        return text;
    }

    private long? Cell(YamlNode node, long unit)
    {
        if (node is YamlText { Value: "lost" })
        {
            return null;
        }

        if (node is YamlText text && decimal.TryParse(text.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number <= 1_000_000)
        {
            return (long)(number * unit);
        }

        return Durations.Read(node, scope.Faults);
    }

    private void Put(YamlNode at, string?[] key, long? value)
    {
        if (Array.Exists(key, k => k is null))
        {
            return;
        }

        if (Array.Exists(key, k => k!.Contains(TableProgram.Separator)))
        {
            scope.Faults.Add(at, "wrong-type", $"A key of a table must not contain '{TableProgram.Separator}'.");
        }

        cells.TryAdd(string.Join(TableProgram.Separator, key), value);
    }
}
