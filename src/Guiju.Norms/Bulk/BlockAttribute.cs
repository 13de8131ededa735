using Guiju.Norms.Running;

namespace Guiju.Norms.Bulk;

/// <summary>The case attributes that the conditions of a worker look at.</summary>
internal sealed class BlockAttributes(Lexicon lexicon)
{
    private readonly Dictionary<int, BlockAttribute> known = [];

    public BlockAttribute Of(int attribute)
    {
        if (!known.TryGetValue(attribute, out var one))
        {
            known[attribute] = one = new(lexicon.Sources(attribute));
        }

        return one;
    }

    /// <summary>Prepares them for a block.</summary>
    public void Bind(EventBlock block, ReadOnlySpan<int> places)
    {
        foreach (var attribute in known.Values)
        {
            attribute.Bind(block, places);
        }
    }
}

/// <summary>A case attribute: at each event its value is what the latest event that carries one of its sources says.</summary>
internal sealed class BlockAttribute(string?[] sources)
{
    private BlockColumn?[] columns = [];
    private int[] latest = [];
    private ushort[] activities = [];

    /// <summary>Prepares it for a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="places">The rulebook's number of each of the block's activities.</param>
    public void Bind(EventBlock block, ReadOnlySpan<int> places)
    {
        columns = new BlockColumn?[places.Length];

        for (var i = 0; i < places.Length; i++)
        {
            columns[i] = sources[places[i]] is { } field ? block.Find(field) : null;
        }

        activities = block.ActivityCodes;
        latest = latest.Length < block.Events ? new int[block.Events] : latest;
        var offsets = block.Offsets;

        for (var one = 0; one < block.Cases; one++)
        {
            Follow(offsets[one], offsets[one + 1]);
        }
    }

    /// <summary>Its value as known at an event, or null.</summary>
    public object? Value(int position) => latest[position] is var source && source < 0 ? null : columns[activities[source]]![source];

    private void Follow(int first, int end)
    {
        var last = -1;

        for (var i = first; i < end; i++)
        {
            if (columns[activities[i]] is { } column && column.Codes[i] != 0)
            {
                last = i;
            }

            latest[i] = last;
        }
    }
}
