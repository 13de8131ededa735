using Guiju.Norms.Programs;
using Guiju.Norms.Running;

namespace Guiju.Norms.Monitors;

/// <summary>A table of limits ready to be asked.</summary>
internal sealed class LimitTable(TableProgram program, Linker linker)
{
    private readonly int[] keys = [.. program.Keys.Select(linker.Attribute)];
    private readonly string[] names = [.. program.Keys.Select(linker.AttributeName)];

    /// <summary>The limit at a position; <see cref="Finding.None"/> when a key is missing, or the cell is lost or not there.</summary>
    public long Limit(Tape tape, int position) => Key(tape, position) is { } key && program.Cells.TryGetValue(key, out var limit) && limit is { } found
        ? found
        : Finding.None;

    /// <summary>Whether the value of a key changes with the event at a position.</summary>
    public bool Changes(Tape tape, int position)
    {
        foreach (var key in keys)
        {
            if (tape.AttributeSource(position, key) == position)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Why there is no limit: the attributes that are missing, or else the cell that is.</summary>
    public IReadOnlyList<string> Missing(Tape tape, int position)
    {
        var missing = names.Where((_, k) => tape.Attribute(position, keys[k]) is null).ToList();
        return missing.Count > 0 ? missing : [$"{program.Name}[{Key(tape, position)}]"];
    }

    private string? Key(Tape tape, int position)
    {
        var parts = new string[keys.Length];

        for (var k = 0; k < keys.Length; k++)
        {
            if (tape.Attribute(position, keys[k]) is not string value)
            {
                return null;
            }

            parts[k] = value;
        }

        return string.Join(TableProgram.Separator, parts);
    }
}
