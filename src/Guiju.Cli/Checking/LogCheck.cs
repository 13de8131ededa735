using System.Runtime.ExceptionServices;
using Guiju.Logs;
using Guiju.Logs.Mapping;
using Guiju.Norms;
using Guiju.Norms.Verdicts;
using OwnFacts = Guiju.Server.Ledger.Facts;

namespace Guiju.Cli.Checking;

/// <summary>
/// Judges every case of a log. The log is read twice, for the instant of judging is that of its last event: so a log of any size needs
/// the memory of its largest case.
/// </summary>
internal sealed class LogCheck(CompiledPack pack, bool allClosed, LogNotes notes)
{
    private readonly LogJudge _judge = new(pack, OwnFacts.Vocabulary, notes);
    private readonly NormTally[] _tallies = [.. pack.Norms.Select(n => new NormTally(n))];
    private readonly Dictionary<string, int> _places = pack.Norms.Index().ToDictionary(n => n.Item.Id, n => n.Index);

    /// <summary>Reads and judges the log.</summary>
    /// <exception cref="LogFault">The log cannot be used.</exception>
    public CheckResult Run(string path, LogMap? map)
    {
        var span = EventLog.Measure(path, map, new LogNotes());
        var cases = EventLog.Read(path, map is null ? null : map with { Only = _judge.Wanted }, notes);
        try
        {
            foreach (var (id, states) in cases.AsParallel().AsOrdered().Select(c => (c.Id, Judge(c, span.LastAt ?? 0))))
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

    private VerdictState[] Judge(LogCase one, long now)
    {
        var states = new VerdictState[_tallies.Length];
        foreach (var verdict in _judge.Judge(one, now, allClosed).Verdicts)
        {
            states[_places[verdict.Norm]] = verdict.State;
        }

        return states;
    }
}
