using Guiju.Norms.Programs;

namespace Guiju.Norms.Language;

/// <summary>Checks, when all norms of a pack are known, that each compensation names a norm that can be broken, and that none waits for itself.</summary>
internal sealed class Compensations(Faults faults)
{
    private readonly Dictionary<string, (YamlNode At, string Breach)> named = [];

    public void Add(string id, YamlNode at, string breach) => named[id] = (at, breach);

    /// <summary>Checks all that were added.</summary>
    /// <param name="rules">The rules of the pack.</param>
    /// <param name="ids">The ids of all its norms, those included that are faulty or that no timeline can tell.</param>
    public void Check(IReadOnlyList<RuleProgram> rules, IReadOnlySet<string> ids)
    {
        foreach (var (id, (at, breach)) in named)
        {
            var own = rules.FirstOrDefault(r => r.Id == id);
            var other = rules.FirstOrDefault(r => r.Id == breach);

            if (!ids.Contains(breach))
            {
                faults.Unknown(at, "unknown-norm", "norm in this pack called", breach, ids);
            }
            else if (other is null)
            {
                NoRule(at, breach);
            }
            else if (own is not null && own.Case != other.Case)
            {
                faults.Add(at, "unknown-norm", $"'{breach}' judges a {other.Case}, and this norm a {own.Case}.", "Both must judge the same kind of case.");
            }
            else if (Way(id) is { } way)
            {
                faults.Add(at, "compensation-cycle", $"This norm waits for its own breach: {string.Join(" → ", way)}.", "A norm cannot compensate, not even by way of others, for itself.");
            }
        }
    }

    /// <summary>A norm that is faulty itself is told of where its fault is.</summary>
    private void NoRule(YamlNode at, string breach)
    {
        if (faults.Count == 0)
        {
            faults.Add(at, "unknown-norm", $"'{breach}' has no rule that runs, so it is never breached.", "Name a norm that a timeline can break.");
        }
    }

    /// <summary>The norms from one back to itself, or null.</summary>
    private List<string>? Way(string id)
    {
        var way = new List<string> { id };

        while (named.TryGetValue(way[^1], out var next) && way.Count <= named.Count)
        {
            way.Add(next.Breach);

            if (next.Breach == id)
            {
                return way;
            }
        }

        return null;
    }
}
