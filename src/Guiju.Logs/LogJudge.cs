using Guiju.Logs.Mapping;
using Guiju.Norms;
using Guiju.Norms.Explaining;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;

namespace Guiju.Logs;

/// <summary>Judges the cases of a log by one pack, in force at all times. Safe for many threads.</summary>
public sealed class LogJudge
{
    private readonly LogFacts _facts;
    private readonly string _kind;
    private readonly HashSet<string> _closes;

    /// <summary>Prepares a pack for judging.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="own">The vocabulary of a pack that brings none for a foreign log.</param>
    /// <param name="notes">Receives what was odd.</param>
    public LogJudge(CompiledPack pack, Vocabulary own, LogNotes notes)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var vocabulary = pack.Log ?? new("guiju", own, LogMap.Xes.Activity, LogMap.Xes.Join, new Dictionary<string, Field>());
        _facts = new(vocabulary, notes);
        _kind = vocabulary.Vocabulary.CaseKinds[0];
        _closes = [.. pack.Closes];
        Pack = pack;
        Rules = new([new(pack, long.MinValue, null)]);
        Wanted = vocabulary.Vocabulary.Activities.Values.SelectMany(a => a.Fields.Keys).Concat(vocabulary.CaseAttributes.Keys).ToHashSet();
    }

    /// <summary>The pack.</summary>
    public CompiledPack Pack { get; }

    /// <summary>The pack as a rulebook.</summary>
    public Rulebook Rules { get; }

    /// <summary>The attributes that its norms may ask for.</summary>
    public IReadOnlySet<string> Wanted { get; }

    /// <summary>How a log is read so that the pack's activities are found in it; null when the pack is not about a foreign log.</summary>
    public static LogMap? MapFor(CompiledPack pack) =>
        pack?.Log is { } log ? LogMap.Xes with { Activity = log.ActivityFrom, Join = log.Join } : null;

    /// <summary>Judges one case.</summary>
    /// <param name="one">The case.</param>
    /// <param name="asOf">The instant of judging, UTC microseconds.</param>
    /// <param name="closed">True to take the case as closed even where no event closes it.</param>
    /// <param name="idOf">Names the events, by their place in the case from 0, in the witnesses; null for the case's name and the place from 1.</param>
    public Judgement Judge(LogCase one, long asOf, bool closed, Func<int, string>? idOf = null)
    {
        return Judge(Facts(one, idOf), asOf, closed);
    }

    /// <summary>Judges one case whose events are facts already.</summary>
    /// <param name="facts">Its trace.</param>
    /// <param name="asOf">The instant of judging, UTC microseconds.</param>
    /// <param name="closed">True to take the case as closed even where no event closes it.</param>
    public Judgement Judge(IReadOnlyList<Fact> facts, long asOf, bool closed) => Rules.Judge(_kind, facts, asOf, Closed(closed, facts));

    /// <summary>The events of a case as facts.</summary>
    /// <param name="one">The case.</param>
    /// <param name="idOf">Names the events, as in <see cref="Judge(LogCase, long, bool, Func{int, string})"/>.</param>
    public IReadOnlyList<Fact> Facts(LogCase one, Func<int, string>? idOf = null)
    {
        var facts = _facts.Of(one);
        return idOf is null ? facts : [.. facts.Select((f, i) => f with { Id = idOf(i) })];
    }

    /// <summary>Why the verdict of a norm on a case is what it is; null when the pack has no rule of that name.</summary>
    /// <param name="one">The case.</param>
    /// <param name="asOf">The instant of judging, UTC microseconds.</param>
    /// <param name="closed">True to take the case as closed even where no event closes it.</param>
    /// <param name="norm">Norm id.</param>
    /// <param name="zone">The zone whose days the arithmetic is told in, where no calendar brings its own.</param>
    /// <param name="idOf">Names the events, as in <see cref="Judge(LogCase, long, bool, Func{int, string})"/>.</param>
    public Explanation? Explain(LogCase one, long asOf, bool closed, string norm, TimeZoneInfo zone, Func<int, string>? idOf = null)
    {
        var facts = Facts(one, idOf);
        return Rules.Explain(_kind, facts, asOf, Closed(closed, facts), Pack.Id, Pack.Revision, norm, zone);
    }

    private bool Closed(bool closed, IReadOnlyList<Fact> facts) => closed || facts.Any(f => _closes.Contains(f.Activity));
}
