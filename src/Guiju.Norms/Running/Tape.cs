using Guiju.Norms.Timelines;

namespace Guiju.Norms.Running;

/// <summary>A trace as the monitors read it: what is known at an instant, with activities as numbers. One tape may be used for case after case.</summary>
internal sealed class Tape
{
    private readonly Lexicon lexicon;
    private readonly ITrace trace;
    private readonly IReadOnlyList<int>? origins;
    private readonly bool[] seen;
    private readonly int[][] columns;
    private readonly bool[] built;

    /// <summary>An empty tape, to be filled with cases.</summary>
    /// <param name="lexicon">The numbers of the rulebook.</param>
    /// <param name="trace">Where the values come from.</param>
    /// <param name="origins">Where events of several cases stand together, the case of each: attributes belong to it alone.</param>
    public Tape(Lexicon lexicon, ITrace trace, IReadOnlyList<int>? origins = null)
    {
        this.lexicon = lexicon;
        this.trace = trace;
        this.origins = origins;
        seen = new bool[lexicon.ActivityCount];
        columns = new int[lexicon.AttributeCount][];
        built = new bool[lexicon.AttributeCount];
        Array.Fill(columns, []);
    }

    /// <summary>Takes what is known of a trace.</summary>
    /// <param name="lexicon">The numbers of the rulebook.</param>
    /// <param name="facts">The trace.</param>
    /// <param name="now">The instant of asking.</param>
    /// <param name="closed">Whether nothing can follow.</param>
    /// <param name="origins">Where events of several cases stand together, the case of each.</param>
    public Tape(Lexicon lexicon, IReadOnlyList<Fact> facts, long now, bool closed, IReadOnlyList<int>? origins = null)
        : this(lexicon, new FactTrace(facts), origins)
    {
        Begin(facts.Count, now, closed);

        for (var i = 0; i < facts.Count && Add(lexicon.Activity(facts[i].Activity), facts[i].At); i++)
        {
        }
    }

    private Tape(Tape other, long now)
        : this(other.lexicon, other.trace, other.origins)
    {
        (Activities, Instants, Now, Count) = (other.Activities, other.Instants, now, other.Count);
        other.seen.CopyTo(seen, 0);

        while (Count > 0 && Instants[Count - 1] > now)
        {
            Count--;
        }
    }

    /// <summary>How many events are known.</summary>
    public int Count { get; private set; }

    public int[] Activities { get; private set; } = [];

    public long[] Instants { get; private set; } = [];

    public long Now { get; private set; }

    public bool Closed { get; private set; }

    /// <summary>When the case began: with its first event.</summary>
    public long Began => Count > 0 ? Instants[0] : Now;

    /// <summary>When the case closed: with its last event.</summary>
    public long ClosedAt => Count > 0 ? Instants[Count - 1] : Now;

    public Fact this[int position] => trace.Fact(position);

    /// <summary>Makes room for a case of at most so many events.</summary>
    public void Begin(int most, long now, bool closed)
    {
        (Count, Now, Closed) = (0, now, closed);
        Array.Clear(seen);
        Array.Clear(built);

        if (Instants.Length < most)
        {
            (Activities, Instants) = (new int[most], new long[most]);
        }
    }

    /// <summary>Adds an event; false when it is not known yet.</summary>
    public bool Add(int activity, long at)
    {
        if (at > Now)
        {
            return false;
        }

        seen[activity] = true;
        Activities[Count] = activity;
        Instants[Count++] = at;
        return true;
    }

    /// <summary>The same case, still open, as it was known at an earlier instant, or will be at a later one if nothing happens.</summary>
    public Tape As(long now) => new(this, now);

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
    public object? Field(int position, string field) => trace.Field(position, field);

    /// <summary>The value of a case attribute as known at a position: from the latest source that carries one.</summary>
    public object? Attribute(int position, int attribute)
    {
        var source = AttributeSource(position, attribute);
        return source < 0 ? null : Field(source, lexicon.Sources(attribute)[Activities[source]]!);
    }

    /// <summary>The position that an attribute's value at a position comes from, or -1.</summary>
    public int AttributeSource(int position, int attribute)
    {
        if (!built[attribute])
        {
            Build(attribute, lexicon.Sources(attribute));
        }

        return columns[attribute][position];
    }

    private void Build(int attribute, string?[] fields)
    {
        if (columns[attribute].Length < Count)
        {
            columns[attribute] = new int[Activities.Length];
        }

        var (column, latest) = (columns[attribute], -1);
        var byOrigin = origins is null ? null : new Dictionary<int, int>();

        for (var i = 0; i < Count; i++)
        {
            latest = byOrigin?.GetValueOrDefault(origins![i], -1) ?? latest;

            if (fields[Activities[i]] is { } field && Field(i, field) is not null)
            {
                latest = i;
                byOrigin?[origins![i]] = i;
            }

            column[i] = latest;
        }

        built[attribute] = true;
    }
}
