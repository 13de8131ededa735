using System.Runtime.ExceptionServices;
using Guiju.Logs;
using Guiju.Logs.Mapping;
using Guiju.Norms;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;
using OwnFacts = Guiju.Server.Ledger.Facts;

namespace Guiju.Cli.Checking;

/// <summary>
/// Judges every case of a log. The log is read twice, for the instant of judging is that of its last event: so a log of any size needs
/// the memory of its largest case.
/// </summary>
internal sealed class LogCheck
{
    private readonly bool _allClosed;
    private readonly LogNotes _notes;
    private readonly LogVocabulary _vocabulary;
    private readonly Rulebook _rules;
    private readonly HashSet<string> _closes;
    private readonly NormTally[] _tallies;
    private readonly Dictionary<string, int> _places;
    private readonly string _kind;

    public LogCheck(CompiledPack pack, bool allClosed, LogNotes notes)
    {
        _allClosed = allClosed;
        _notes = notes;
        _vocabulary = pack.Log ?? new("guiju", OwnFacts.Vocabulary, LogMap.Xes.Activity, LogMap.Xes.Join, new Dictionary<string, Field>());
        _kind = _vocabulary.Vocabulary.CaseKinds[0];
        _rules = new([new(pack, long.MinValue, null)]);
        _closes = [.. pack.Closes];
        _tallies = [.. pack.Norms.Select(n => new NormTally(n))];
        _places = pack.Norms.Index().ToDictionary(n => n.Item.Id, n => n.Index);
    }

    /// <summary>Reads and judges the log.</summary>
    /// <exception cref="LogFault">The log cannot be used.</exception>
    public CheckResult Run(string path, LogMap? map)
    {
        var span = EventLog.Measure(path, map, new LogNotes());
        var facts = new LogFacts(_vocabulary, _notes);
        var cases = EventLog.Read(path, map is null ? null : map with { Only = Wanted() }, _notes);
        try
        {
            foreach (var (id, states) in cases.AsParallel().AsOrdered().Select(c => (c.Id, Judge(facts.Of(c), span.LastAt ?? 0))))
            {
                for (var i = 0; i < states.Length; i++)
                {
                    _tallies[i].Count(id, states[i]);
                }
            }
        }
        catch (AggregateException e)
        {
            // The log was read once without a fault; it can only have changed since.
            ExceptionDispatchInfo.Throw(e.GetBaseException());
        }

        return new(span.Cases, span.Events, span.LastAt, _tallies);
    }

    private HashSet<string> Wanted() =>
        [.. _vocabulary.Vocabulary.Activities.Values.SelectMany(a => a.Fields.Keys), .. _vocabulary.CaseAttributes.Keys];

    private VerdictState[] Judge(IReadOnlyList<Fact> trace, long now)
    {
        var closed = _allClosed || trace.Any(f => _closes.Contains(f.Activity));
        var states = new VerdictState[_tallies.Length];
        foreach (var verdict in _rules.Judge(_kind, trace, now, closed).Verdicts)
        {
            states[_places[verdict.Norm]] = verdict.State;
        }

        return states;
    }
}
