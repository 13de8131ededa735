using Guiju.Norms.Timelines;

namespace Guiju.Norms.Running;

/// <summary>A trace as the monitors read it: what is known at an instant, with activities as numbers.</summary>
internal sealed class Tape
{
    private readonly Lexicon lexicon;
    private readonly IReadOnlyList<Fact> facts;
    private readonly bool[] seen;
    private readonly int[]?[] columns;
    private readonly IReadOnlyList<int>? origins;

    /// <summary>Takes what is known of a trace.</summary>
    /// <param name="lexicon">The numbers of the rulebook.</param>
    /// <param name="facts">The trace.</param>
    /// <param name="now">The instant of asking.</param>
    /// <param name="closed">Whether nothing can follow.</param>
    /// <param name="origins">Where events of several cases stand together, the case of each: attributes belong to it alone.</param>
    public Tape(Lexicon lexicon, IReadOnlyList<Fact> facts, long now, bool closed, IReadOnlyList<int>? origins = null)
    {
        this.origins = origins;
        this.lexicon = lexicon;
        this.facts = facts;
        Now = now;
        Closed = closed;
        seen = new bool[lexicon.ActivityCount];
        columns = new int[]?[lexicon.AttributeCount];
        Activities = new int[facts.Count];
        Instants = new long[facts.Count];

        foreach (var fact in facts)
        {
            if (fact.At > now)
            {
                break;
            }

            var activity = lexicon.Activity(fact.Activity);
            seen[activity] = true;
            Activities[Count] = activity;
            Instants[Count++] = fact.At;
        }
    }

    private Tape(Tape other, long now)
    {
        (lexicon, facts, seen, columns) = (other.lexicon, other.facts, other.seen, new int[]?[other.columns.Length]);
        (Activities, Instants, Now, origins) = (other.Activities, other.Instants, now, other.origins);
        Count = other.Count;

        while (Count > 0 && Instants[Count - 1] > now)
        {
            Count--;
        }
    }

    /// <summary>The same case, still open, as it was known at an earlier instant, or will be at a later one if nothing happens.</summary>
    public Tape As(long now) => new(this, now);

    /// <summary>How many facts are known.</summary>
    public int Count { get; }

    public int[] Activities { get; }

    public long[] Instants { get; }

    public long Now { get; }

    public bool Closed { get; }

    /// <summary>When the case began: with its first fact.</summary>
    public long Began => Count > 0 ? Instants[0] : Now;

    /// <summary>When the case closed: with its last fact.</summary>
    public long ClosedAt => Count > 0 ? Instants[Count - 1] : Now;

    public Fact this[int position] => facts[position];

    public bool HasAny(int[] activities)
    {
        foreach (var activity in activities)
        {
            if (seen[activity])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value of a field, or null; a blank text is none.</summary>
    public object? Field(int position, string field) =>
        facts[position].Fields.TryGetValue(field, out var value) && value is not "" && (value is not string s || !string.IsNullOrWhiteSpace(s))
            ? value
            : null;

    /// <summary>The value of a case attribute as known at a position: from the latest source that carries one.</summary>
    public object? Attribute(int position, int attribute)
    {
        var source = Column(attribute)[position];
        return source < 0 ? null : Field(source, lexicon.Sources(attribute)[Activities[source]]!);
    }

    /// <summary>The position that an attribute's value at a position comes from, or -1.</summary>
    public int AttributeSource(int position, int attribute) => Column(attribute)[position];

    private int[] Column(int attribute) => columns[attribute] ??= Build(lexicon.Sources(attribute));

    private int[] Build(string?[] fields)
    {
        var column = new int[Count];
        var latest = new Dictionary<int, int>();

        for (var i = 0; i < Count; i++)
        {
            var origin = origins?[i] ?? 0;

            if (fields[Activities[i]] is { } field && Field(i, field) is not null)
            {
                latest[origin] = i;
            }

            column[i] = latest.GetValueOrDefault(origin, -1);
        }

        return column;
    }
}
