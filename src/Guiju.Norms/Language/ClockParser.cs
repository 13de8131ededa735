using System.Globalization;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Language;

/// <summary>Reads what clocks have in common: which clock, what stops it, and when to warn.</summary>
internal sealed class ClockParser(Scope scope)
{
    private const string Wall = "wall";
    private const int MostPauses = 60;

    /// <summary>The calendar that time counts by, or null for the wall.</summary>
    public int? Clock(MapReader reader) =>
        reader.Optional("clock") is { } node and not YamlText { Value: Wall } ? scope.Calendar(node) : null;

    /// <summary>A promised instant stands by the wall alone.</summary>
    public void OnlyWall(MapReader reader)
    {
        if (reader.Optional("clock") is { } node and not YamlText { Value: Wall })
        {
            scope.Faults.Add(node, "unknown-clock", "A distance from a promised instant counts by the wall.", "Leave 'clock' out.");
        }
    }

    public IReadOnlyList<PauseProgram> Pauses(MapReader reader)
    {
        var node = reader.Optional("pause");
        var found = new List<PauseProgram>();

        if (node is YamlItems { Items.Count: > MostPauses })
        {
            scope.Faults.Add(node, "wrong-shape", "A clock has at most sixty kinds of pause.");
        }

        foreach (var item in YamlNode.Each(node))
        {
            if (Pause(item) is { } pause)
            {
                found.Add(pause);
            }
        }

        return found;
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

    private PauseProgram? Pause(YamlNode node)
    {
        if (MapReader.Of(node, scope.Faults, "A pause") is not { } reader)
        {
            return null;
        }

        var slots = new SlotParser(scope);
        var from = slots.Parse(reader.Required("from"));
        var until = slots.Parse(reader.Required("until"));
        reader.Finish();

        return from is null || until is null ? null : new(from.Program, until.Program);
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
