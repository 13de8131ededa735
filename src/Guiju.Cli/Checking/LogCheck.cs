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
    private readonly Dictionary<string, NormTally> _tallies;
    private readonly string _kind;

    public LogCheck(CompiledPack pack, bool allClosed, LogNotes notes)
    {
        _allClosed = allClosed;
        _notes = notes;
        _vocabulary = pack.Log ?? new("guiju", OwnFacts.Vocabulary, LogMap.Xes.Activity, LogMap.Xes.Join, new Dictionary<string, Field>());
        _kind = _vocabulary.Vocabulary.CaseKinds[0];
        _rules = new([new(pack, long.MinValue, null)]);
        _closes = [.. pack.Closes];
        _tallies = pack.Norms.ToDictionary(n => n.Id, n => new NormTally(n));
    }

    /// <summary>Reads and judges the log.</summary>
    /// <exception cref="LogFault">The log cannot be used.</exception>
    public CheckResult Run(string path, LogMap? map)
    {
        var span = EventLog.Measure(path, map, new LogNotes());
        var facts = new LogFacts(_vocabulary, _notes);
        foreach (var one in EventLog.Read(path, map, _notes))
        {
            Judge(one, facts.Of(one), span.LastAt ?? 0);
        }

        return new(span.Cases, span.Events, span.LastAt, [.. _tallies.Values]);
    }

    private void Judge(LogCase one, IReadOnlyList<Fact> trace, long now)
    {
        var closed = _allClosed || trace.Any(f => _closes.Contains(f.Activity));
        var verdicts = _rules.Judge(_kind, trace, now, closed).Verdicts.ToDictionary(v => v.Norm, v => v.State);
        foreach (var (norm, tally) in _tallies)
        {
            tally.Count(one.Id, verdicts.GetValueOrDefault(norm, VerdictState.Inapplicable));
        }
    }
}
