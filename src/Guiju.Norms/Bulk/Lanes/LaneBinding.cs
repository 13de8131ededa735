using Guiju.Norms.Running;

namespace Guiju.Norms.Bulk.Lanes;

/// <summary>The words of each activity of a block; where conditions decide, of each value, or else part by part.</summary>
internal sealed class LaneBinding(Words[] words, (int[]? Codes, Words[] ByCode, List<LanePart> Parts)[] tested)
{
    private const int MostValues = 1024;

    /// <summary>By the block's number of the activity.</summary>
    public Words[] Words { get; } = words;

    public static LaneBinding Of(EventBlock block, ReadOnlySpan<int> places, List<LanePart>[] parts)
    {
        var words = new Words[places.Length];
        var tested = new (int[]? Codes, Words[] ByCode, List<LanePart> Parts)[places.Length];

        for (var activity = 0; activity < words.Length; activity++)
        {
            var played = parts[places[activity]];

            if (played.TrueForAll(p => p.Part.Condition is null && p.Part.Spans(block)))
            {
                played.ForEach(p => words[activity].Set(p.Bit, p.Second, doubt: false));
                continue;
            }

            words[activity].Tested = true;
            var column = Part.Deciding(block, [.. played.Select(p => p.Part)], MostValues);
            tested[activity] = column is null
                ? (null, [], played)
                : (column.Codes, [.. Enumerable.Range(0, column.Size).Select(code => Of(played, p => p.Part.Condition?.Of(code) ?? Truth.True))], played);
        }

        return new(words, tested);
    }

    /// <summary>The words of an event on which conditions depend.</summary>
    public Words Test(int activity, int position, long at)
    {
        ref readonly var test = ref tested[activity];
        return test.Codes is { } codes ? test.ByCode[codes[position]] : Each(test.Parts, position, at);
    }

    /// <summary>Apart, so that only who comes here pays for what the question carries along.</summary>
    private static Words Each(List<LanePart> parts, int position, long at) => Of(parts, p => p.Part.Test(position, at));

    private static Words Of(List<LanePart> parts, Func<LanePart, Truth> truth)
    {
        var words = default(Words);

        foreach (var part in parts)
        {
            var one = truth(part);

            if (one == Truth.True || (one == Truth.Unknown && part.Part.Activates))
            {
                words.Set(part.Bit, part.Second, doubt: one == Truth.Unknown);
            }
        }

        return words;
    }
}
