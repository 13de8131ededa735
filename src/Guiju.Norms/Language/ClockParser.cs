using System.Globalization;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Language;

/// <summary>Reads what clocks have in common: which clock, what stops it, and when to warn.</summary>
internal sealed class ClockParser(Scope scope)
{
    private const string Wall = "wall";
    private const int MostPauses = 60;

    /// <summary>The calendar that time counts by, null for the wall, and what stops the clock.</summary>
    public (int? Calendar, IReadOnlyList<PauseProgram> Pauses) Clock(MapReader reader)
    {
        var pauses = new List<PauseProgram>();
        var calendar = Calendar(reader.Optional("clock"), pauses);
        Pauses(reader.Optional("pause"), pauses);

        return (calendar, pauses);
    }

    private int? Calendar(YamlNode? node, List<PauseProgram> pauses)
    {
        if (node is not YamlMap map)
        {
            return node is null or YamlText { Value: Wall } ? null : scope.Calendar(node);
        }

        var reader = new MapReader(map, scope.Faults);
        var calendar = reader.Optional("calendar");
        Pauses(reader.Required("minus"), pauses);
        reader.Finish();

        return calendar is null or YamlText { Value: Wall } ? null : scope.Calendar(calendar);
    }

    /// <summary>A promised instant stands by the wall alone.</summary>
    public void OnlyWall(MapReader reader)
    {
        if (reader.Optional("clock") is { } node and not YamlText { Value: Wall })
        {
            scope.Faults.Add(node, "unknown-clock", "A distance from a promised instant counts by the wall.", "Leave 'clock' out.");
        }
    }

    private void Pauses(YamlNode? node, List<PauseProgram> found)
    {
        if (node is YamlItems { Items.Count: > MostPauses })
        {
            scope.Faults.Add(node, "wrong-shape", "A clock has at most sixty kinds of pause.");
        }

        foreach (var item in YamlNode.Each(node))
        {
            if ((item is YamlText ? scope.Pause(item) : new PauseParser(scope).Parse(item, null)) is { } pause)
            {
                found.Add(pause);
            }
        }
    }

    public IReadOnlyList<WarningProgram> Warnings(MapReader reader, long? limit, bool signed = false)
    {
        if (reader.Optional("warn") is not { } node)
        {
            return [];
        }

        var found = new List<WarningProgram>();

        foreach (var item in YamlNode.Each(node))
        {
            if (Warning(item, signed) is { } warning)
            {
                Check(item, warning, limit);
                found.Add(warning);
            }
        }

        return found;
    }

    private WarningProgram? Warning(YamlNode node, bool signed)
    {
        if (node is YamlText text && text.Value.EndsWith('%') && !signed)
        {
            return decimal.TryParse(text.Value[..^1].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
                && share is > 0 and < 100
                ? new(null, share)
                : scope.Faults.Refuse<WarningProgram>(node, "bad-duration", $"'{text.Value}' is not a share between 0% and 100%.");
        }

        return Durations.Read(node, scope.Faults, signed) is { } after ? new(after, null) : null;
    }

    private void Check(YamlNode node, WarningProgram warning, long? limit)
    {
        if (warning.After is { } after && limit is { } most && after >= most)
        {
            scope.Faults.Add(node, "late-warning", "This warning comes when the time is already over.", "Warnings count from the start.");
        }
    }
}
