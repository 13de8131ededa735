using Guiju.Norms;

namespace Guiju.Cli.Coverage;

/// <summary>What answers each requirement, and what is wrong with the answers.</summary>
internal sealed class CoverageTable
{
    private readonly Dictionary<string, List<Answered>> _answers;

    /// <summary>Puts the answers together.</summary>
    /// <param name="requirements">The catalogue.</param>
    /// <param name="packs">The shipped packs.</param>
    /// <param name="others">What answers outside them.</param>
    public CoverageTable(IReadOnlyList<Requirement> requirements, IEnumerable<CompiledPack> packs, IEnumerable<Answered> others)
    {
        Requirements = requirements;
        var all = packs.SelectMany(p => p.Answers.Select(a => new Answered(a.Requirement, a.Kind, $"{p.Id}:{a.Name}", TestOf(p.Id, a.Kind), ""))).Concat(others).ToList();
        _answers = all.GroupBy(a => a.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var known = requirements.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        Missing = [.. requirements.Where(r => !_answers.ContainsKey(r.Id)).Select(r => r.Id)];
        Unknown = [.. all.Where(a => !known.Contains(a.Id) && a.Where != $"{a.Where.Split(':')[0]}:{a.Id}").Select(a => a.Id).Distinct()];
        Unreasoned = [.. requirements.Where(r => !Missing.Contains(r.Id) && !Follows(r)).Select(r => r.Id)];
    }

    /// <summary>The catalogue.</summary>
    public IReadOnlyList<Requirement> Requirements { get; }

    /// <summary>Requirements without an answer.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Answers to requirements that there are not. A norm may have an id of its own that is no requirement's.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>Requirements answered otherwise than their check codes ask for, without a reason.</summary>
    public IReadOnlyList<string> Unreasoned { get; }

    /// <summary>Whether every requirement is answered, and rightly.</summary>
    public bool IsWhole => Missing.Count + Unknown.Count + Unreasoned.Count == 0;

    /// <summary>How many requirements are answered by each kind; one counts for its first kind, and planned ones apart.</summary>
    public IReadOnlyList<(string Kind, int Count)> Totals => [.. Requirements
        .GroupBy(r => Of(r.Id) is [var first, ..] ? first.Kind : "missing", StringComparer.Ordinal)
        .Select(g => (g.Key, g.Count())).OrderByDescending(t => t.Item2).ThenBy(t => t.Key, StringComparer.Ordinal)];

    /// <summary>What answers a requirement, the parts of packs first.</summary>
    public IReadOnlyList<Answered> Of(string id) => _answers.GetValueOrDefault(id, []);

    /// <summary>One of the kinds that the check codes ask for is among the answers, or a reason stands beside another, or its workflow is still to be built.</summary>
    private bool Follows(Requirement requirement) =>
        requirement.Kinds.Count == 0 || Of(requirement.Id).Any(a => requirement.Kinds.Contains(a.Kind, StringComparer.Ordinal) || a.Why.Length > 0 || a is { Kind: "planned", Where.Length: > 0 });

    private static string TestOf(string pack, string kind) => kind is "gate" or "norm" ? $"tests/packs/{pack}.yaml" : "";
}
