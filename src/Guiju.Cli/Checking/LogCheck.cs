using System.Runtime.ExceptionServices;
using Guiju.Logs;
using Guiju.Logs.Declare;
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
/// <param name="pack">What is judged by.</param>
/// <param name="model">The model that the pack was made of, when its table is wanted.</param>
/// <param name="allClosed">Whether every case counts as finished.</param>
/// <param name="notes">Receives what was odd.</param>
internal sealed class LogCheck(CompiledPack pack, DeclModel? model, bool allClosed, LogNotes notes)
{
    private readonly LogJudge _judge = new(pack, OwnFacts.Vocabulary, notes);
    private readonly NormTally[] _tallies = [.. pack.Norms.Select(n => new NormTally(n))];
    private readonly Dictionary<string, int> _places = pack.Norms.Index().ToDictionary(n => n.Item.Id, n => n.Index);

    private readonly List<DeclRow> _rows = [];

    private readonly HashSet<string> _grouped = [.. (pack.Program.Groups ?? []).Select(g => g.Name)];

    /// <summary>The traces of all cases, kept only where norms judge what many cases share.</summary>
    private readonly List<IReadOnlyList<Fact>> _traces = [];

    /// <summary>The model's table, once the log is judged.</summary>
    public IReadOnlyList<DeclRow> Rows => DeclCheck.InOrder(_rows);

    /// <summary>Reads and judges the log.</summary>
    /// <exception cref="LogFault">The log cannot be used.</exception>
    public CheckResult Run(string path, LogMap? map)
    {
        var span = EventLog.Measure(path, map, new LogNotes());
        var cases = EventLog.Read(path, map is null ? null : map with { Only = _judge.Wanted }, notes);
        try
        {
            foreach (var (id, facts, states, rows) in cases.Index().AsParallel().AsOrdered().Select(c => Judge(c.Index, c.Item, span.LastAt ?? 0)))
            {
                _rows.AddRange(rows);
                if (_grouped.Count > 0)
                {
                    _traces.Add(facts);
                }

                for (var i = 0; i < states.Length; i++)
                {
                    if (!_grouped.Contains(_tallies[i].Norm.Case))
                    {
                        _tallies[i].Count(id, states[i]);
                    }
                }
            }

            JudgeGroups(span.LastAt ?? 0);
        }
        catch (AggregateException e)
        {
            // The log was read once without a fault; it can only have changed since.
            ExceptionDispatchInfo.Throw(e.GetBaseException());
        }

        return new(span.Cases, span.Events, span.LastAt, _tallies);
    }

    private void JudgeGroups(long now)
    {
        foreach (var group in _judge.Rules.Groups)
        {
            foreach (var one in _judge.Rules.Group(group, _traces))
            {
                foreach (var verdict in _judge.Rules.Judge(group, one, now, allClosed).Verdicts)
                {
                    _tallies[_places[verdict.Norm]].Count(one.Key, verdict.State);
                }
            }
        }
    }

    private (string Id, IReadOnlyList<Fact> Facts, VerdictState[] States, IReadOnlyList<DeclRow> Rows) Judge(int number, LogCase one, long now)
    {
        var states = new VerdictState[_tallies.Length];
        var facts = _judge.Facts(one);
        var verdicts = _judge.Judge(facts, now, allClosed).Verdicts;
        foreach (var verdict in verdicts)
        {
            states[_places[verdict.Norm]] = verdict.State;
        }

        return (one.Id, facts, states, model is null ? [] : DeclCheck.Rows(model, number, one.Id, verdicts));
    }
}
