using System.Runtime.InteropServices;
using Guiju.Norms.Running;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms.Bulk;

/// <summary>What a rule came to in one case.</summary>
/// <param name="Case">The case's place in its block.</param>
/// <param name="Rule">The rule's place in the worker's list.</param>
/// <param name="State">The verdict.</param>
/// <param name="Activations">How often the norm applied.</param>
/// <param name="Fulfilments">How many activations are fulfilled.</param>
/// <param name="Violations">How many are violated.</param>
/// <param name="FirstBreachAt">Instant of the first violation, UTC microseconds; the greatest value when there is none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CaseVerdict(
    int Case, int Rule, VerdictState State, int Activations, int Fulfilments, int Violations, long FirstBreachAt);

/// <summary>What a rule came to in all cases so far.</summary>
public sealed class RuleTotal
{
    private readonly long[] cases = new long[Enum.GetValues<VerdictState>().Length];
    private long judged;

    internal RuleTotal(LinkedRule rule) => (Pack, Revision, Norm) = (rule.Pack, rule.Revision, rule.Program.Id);

    /// <summary>Pack id.</summary>
    public string Pack { get; }

    /// <summary>Pack revision.</summary>
    public string Revision { get; }

    /// <summary>Norm id.</summary>
    public string Norm { get; }

    /// <summary>How often the norm applied.</summary>
    public long Activations { get; private set; }

    /// <summary>How many activations are fulfilled.</summary>
    public long Fulfilments { get; private set; }

    /// <summary>How many are violated.</summary>
    public long Violations { get; private set; }

    /// <summary>How many cases have a verdict.</summary>
    public long this[VerdictState state] => cases[(int)state];

    /// <summary>Adds what another worker found of the same rule.</summary>
    public void Add(RuleTotal other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Activations += other.Activations;
        Fulfilments += other.Fulfilments;
        Violations += other.Violations;

        judged += other.judged;

        for (var i = 0; i < cases.Length; i++)
        {
            cases[i] += other.cases[i];
        }
    }

    /// <summary>The counts by state, for the rule to count in; that of inapplicable ones is what the others leave.</summary>
    internal long[] States => cases;

    /// <summary>A revision has no verdict on a case outside its time.</summary>
    internal void Leave() => judged--;

    /// <summary>Takes over the running counts after so many more cases.</summary>
    internal void Take(BlockRule rule, int more)
    {
        judged += more;
        cases[(int)VerdictState.Inapplicable] = 0;
        cases[(int)VerdictState.Inapplicable] = judged - cases.Sum();
        (Activations, Fulfilments, Violations) = (rule.Activations, rule.Fulfilments, rule.Violations);
    }
}

/// <summary>What a worker counts.</summary>
public enum Detail
{
    /// <summary>The cases by their verdict only; rules about the order of events alone are then judged 64 at a time.</summary>
    States,

    /// <summary>Activations, fulfilments and violations as well.</summary>
    Counts,
}

/// <summary>Which single verdicts a worker hands out beside the totals.</summary>
public enum Handing
{
    /// <summary>None.</summary>
    Nothing,

    /// <summary>Those that are breached.</summary>
    Breached,

    /// <summary>Those of every rule to which anything happened.</summary>
    Touched,
}
