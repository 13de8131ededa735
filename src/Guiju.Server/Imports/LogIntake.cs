using Guiju.Logs;
using Guiju.Norms.Verdicts;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Storage;

namespace Guiju.Server.Imports;

/// <summary>Takes the cases of a log in, piece by piece, and counts their verdicts.</summary>
internal sealed class LogIntake(LedgerSession session, LedgerWriter writer, TimeProvider clock, ImportRow import)
{
    private const int MostCases = 256;
    private const int MostEvents = 20_000;

    private readonly LogJudge? _judge = import.Judge();
    private readonly Dictionary<string, long[]> _counts = new(StringComparer.Ordinal);
    private readonly List<Commit> _piece = [];
    private readonly HashSet<Guid> _seen = [];
    private int _events;

    /// <summary>How many cases were not there before.</summary>
    public long Added { get; private set; }

    /// <summary>The log's first instant.</summary>
    public DateTimeOffset? FirstAt { get; private set; }

    /// <summary>Verdicts by norm, in the order of the pack.</summary>
    public IReadOnlyList<NormCount> Counts => _judge is null ? [] : [.. _judge.Pack.Norms.Select(n => CountOf(n.Id, _counts.GetValueOrDefault(n.Id, new long[5])))];

    /// <summary>The next case.</summary>
    public async Task Take(LogCase one, int number, CancellationToken ct)
    {
        var now = clock.GetUtcNow().Whole();
        var commit = ImportedCase.Commit(import.OrgId, import.Id, IdOf(one), one, number, now);
        var judgement = ImportedCase.Judge(commit.After, _judge, import.LastAt);
        foreach (var verdict in judgement.Cases[commit.RootId].Verdicts)
            Count(verdict);
        commit.Upserts.Add(FamilyJudge.Row(commit.After, commit.After.Cases[commit.RootId], judgement.Cases[commit.RootId], now));
        commit.Upserts.AddRange(ImportedCaseRow.Project(commit.After, judgement));
        if (one.Events.Count > 0 && (FirstAt is null || one.Events[0].At < FirstAt.Value.ToMicros()))
            FirstAt = Micros.FromMicros(one.Events[0].At);

        _piece.Add(commit);
        _events += one.Events.Count;
        if (_piece.Count >= MostCases || _events >= MostEvents)
            await Write(ct);
    }

    /// <summary>There are no more.</summary>
    public Task Finish(CancellationToken ct) => Write(ct);

    /// <summary>Some logs have several cases of one name.</summary>
    private Guid IdOf(LogCase one)
    {
        for (var occurrence = 1; ; occurrence++)
        {
            var id = ImportedCase.IdOf(import.Id, one.Id, occurrence);
            if (_seen.Add(id))
                return id;
        }
    }

    private async Task Write(CancellationToken ct)
    {
        var outcomes = await Task.WhenAll(_piece.Select(c => writer.Write(c, ct)));
        Added += outcomes.Count(o => o is CommitOutcome.Done);

        // Those that are here already keep their events; only what is said of them may have changed with the pack.
        var known = _piece.Zip(outcomes).Where(c => c.Second is CommitOutcome.Conflict).SelectMany(c => c.First.Upserts).ToList();
        if (known.Count > 0)
            await Replace(known, ct);
        _piece.Clear();
        _events = 0;
    }

    private async Task Replace(List<object> known, CancellationToken ct)
    {
        await session.BeginAsync(ct);
        foreach (var table in known.GroupBy(r => r.GetType()))
            await session.UpsertAsync(table.Key, [.. table], ct);
        await session.CommitAsync(ct);
    }

    private void Count(Verdict verdict)
    {
        if (!_counts.TryGetValue(verdict.Norm, out var counts))
            _counts[verdict.Norm] = counts = new long[5];
        counts[(int)verdict.State]++;
    }

    private NormCount CountOf(string norm, long[] counts) => new(
        norm, counts[(int)VerdictState.Held], counts[(int)VerdictState.Breached], counts[(int)VerdictState.Pending],
        counts[(int)VerdictState.Inapplicable], counts[(int)VerdictState.Undetermined]);
}
