using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Norms.Running;

/// <summary>Puts the events of many cases together by what they share.</summary>
internal sealed class CaseGroups(GroupProgram program, Linker linker, Lexicon lexicon)
{
    private const long TicksOfMicrosecond = TimeSpan.TicksPerMicrosecond;

    private readonly int[] keys = [.. program.Keys.Select(linker.Attribute)];
    private readonly TimeZoneInfo? zone = program.Day is { } day ? TimeZoneInfo.FindSystemTimeZoneById(day) : null;

    /// <summary>The cases of the kind, in the order of their keys. An event that lacks a key belongs to none.</summary>
    public IReadOnlyList<GroupedCase> Of(IEnumerable<IReadOnlyList<Fact>> traces)
    {
        var groups = new SortedDictionary<string, List<(Fact Fact, int Origin)>>(StringComparer.Ordinal);

        foreach (var (origin, trace) in traces.Index())
        {
            Add(groups, trace, origin);
        }

        return [.. groups.Select(g => Case(g.Key, g.Value))];
    }

    private void Add(SortedDictionary<string, List<(Fact Fact, int Origin)>> groups, IReadOnlyList<Fact> trace, int origin)
    {
        var tape = new Tape(lexicon, trace, long.MaxValue, closed: false);

        for (var i = 0; i < tape.Count; i++)
        {
            if (Key(tape, i) is not { } key)
            {
                continue;
            }

            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = [];
            }

            group.Add((trace[i], origin));
        }
    }

    private static GroupedCase Case(string key, List<(Fact Fact, int Origin)> events)
    {
        var ordered = events.OrderBy(e => e.Fact.At).ThenBy(e => e.Origin).ThenBy(e => e.Fact.Sequence).ToList();
        return new(key, [.. ordered.Select(e => e.Fact)], [.. ordered.Select(e => e.Origin)]);
    }

    private string? Key(Tape tape, int position)
    {
        var parts = new List<string>(keys.Length + 1);

        foreach (var key in keys)
        {
            if (tape.Attribute(position, key) is not { } value)
            {
                return null;
            }

            parts.Add(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!);
        }

        if (zone is not null)
        {
            var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.UnixEpoch.AddTicks(tape.Instants[position] * TicksOfMicrosecond), zone);
            parts.Add(local.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        }

        return string.Join(TableProgram.Separator, parts);
    }
}
