using Guiju.Norms;
using Guiju.Norms.Verdicts;

namespace Guiju.Cli.Checking;

/// <summary>What a pack says of a whole log.</summary>
/// <param name="Cases">How many cases.</param>
/// <param name="Events">How many events.</param>
/// <param name="At">The instant of judging, UTC microseconds: the log's last; null when the log is empty.</param>
/// <param name="Norms">One tally per norm, in the order of the pack.</param>
internal sealed record CheckResult(long Cases, long Events, long? At, IReadOnlyList<NormTally> Norms)
{
    public bool Breached => Sum(VerdictState.Breached) > 0;

    public long Sum(VerdictState state) => Norms.Sum(n => n[state]);
}

/// <summary>How often a norm led to which verdict.</summary>
internal sealed class NormTally(NormDescription norm)
{
    private const int MostExamples = 5;
    private readonly long[] _counts = new long[Enum.GetValues<VerdictState>().Length];
    private readonly List<string> _examples = [];

    public NormDescription Norm => norm;

    /// <summary>The first cases that broke the norm.</summary>
    public IReadOnlyList<string> Examples => _examples;

    public long this[VerdictState state] => _counts[(int)state];

    public void Count(string caseId, VerdictState state)
    {
        _counts[(int)state]++;
        if (state == VerdictState.Breached && _examples.Count < MostExamples)
        {
            _examples.Add(caseId);
        }
    }
}
