using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Tests.Laws;

/// <summary>A rule with its own naive meaning: formulas over the whole timeline, counted minute by minute.</summary>
internal abstract record Rule
{
    public string? When { get; init; }

    public bool Gate
    {
        get;
        init
        {
            field = value;
            book = null;
        }
    }

    public string Yaml => (Gate ? "check: G\n" : "") + (When is null ? "" : $"when: {{case.g: {When}}}\n") + Form;

    public CompiledPack ToPack() => Compile();

    public Rulebook Book => book ??= InForce(0, null);

    /// <summary>The rule in force for a time.</summary>
    public Rulebook InForce(long from, long? until) => new([new(Compile(), from, until)]);

    private Rulebook? book;

    protected abstract string Form { get; }

    /// <summary>What the pack holds besides the norm.</summary>
    protected virtual string Extra => "";

    /// <summary>Further norms that the rule needs beside it.</summary>
    protected virtual string[] Others => [];

    /// <summary>What becomes of each activation, as known at a minute.</summary>
    public abstract IEnumerable<Outcome> Judge(Known known);

    public override string ToString() => Yaml;

    /// <summary>null when the condition is undecided.</summary>
    protected bool? Applies(Known known, int i) => When is null ? true : known.Grade(i) is { } g ? g == When : null;

    /// <summary>An activation, or the note that it cannot be decided whether it is one.</summary>
    protected static IEnumerable<Outcome> IfActive(int i, IReadOnlyList<bool?> conditions, Func<Outcome> judge)
    {
        if (conditions.Contains(false))
        {
            return [];
        }

        return [conditions.Contains(null) ? new(i, VerdictState.Undetermined, null) : judge()];
    }

    private CompiledPack Compile()
    {
        var compilation = PackCompiler.Compile([new(PackCompiler.Entry, World.Pack([Yaml, .. Others]) + Extra)], Scene.Words);
        Assert.Empty(compilation.Diagnostics);
        return compilation.Pack!;
    }
}

/// <summary>The part of a scene that is known at a minute.</summary>
internal sealed record Known(Scene Scene, int Now)
{
    /// <summary>Whether nothing can follow.</summary>
    public bool Closed { get; init; }

    public IReadOnlyList<Happening> Events { get; } = [.. Scene.Events.Where(e => e.Minute <= Now)];

    public IReadOnlyList<Timelines.Fact> Facts => [.. Scene.Facts.Take(Events.Count)];

    public IEnumerable<int> All => Enumerable.Range(0, Events.Count);

    public IEnumerable<int> After(int i) => All.Where(j => j > i);

    public IEnumerable<int> Before(int i) => All.Where(j => j < i);

    /// <summary>The case attribute: what the latest grade that says anything says.</summary>
    public string? Grade(int i) => All.Where(j => j <= i).Select(j => Events[j].G).LastOrDefault(g => g is not null);

    public bool Is(int i, string name, string? k) => Events[i].Name == name && (k is null || Events[i].K == k);

    /// <summary>null when the event has the name but its field is missing.</summary>
    public bool? Fills(int i, string name, string? k) =>
        Events[i].Name != name ? false : k is null ? true : Events[i].K is { } has ? has == k : null;

    /// <summary>Whether the clock counts in the minute that begins then: no pause is open after all that was known by then.</summary>
    public bool Runs(int minute, bool pausing, bool working = false) =>
        (!working || Scene.Works(minute)) && (!pausing || !(Open(minute, "pause", "resume") || Open(minute, "hold", "free")));

    public int Elapsed(int from, int to, bool pausing, bool working = false) =>
        Enumerable.Range(from, Math.Max(0, to - from)).Count(m => Runs(m, pausing, working));

    /// <summary>The first minute by which the length has been counted, or null within the horizon.</summary>
    public int? Due(int from, int length, bool pausing, bool working = false)
    {
        for (var t = from; t <= from + (2 * Scene.Horizon); t++)
        {
            if (Elapsed(from, t, pausing, working) >= length)
            {
                return t;
            }
        }

        return null;
    }

    /// <summary>The same for a length that may be unbounded.</summary>
    public int? Due(int from, int? length, bool pausing, bool working) => length is { } l ? Due(from, l, pausing, working) : null;

    private bool Open(int minute, string begin, string end) =>
        All.Any(p => Events[p].Name == begin && Events[p].Minute <= minute
            && !After(p).Any(r => Events[r].Name == end && Events[r].Minute <= minute));
}
