using Guiju.Norms.Running;
using Guiju.Norms.Timelines;
using Guiju.Norms.Verdicts;

namespace Guiju.Norms;

public sealed partial class Rulebook
{
    /// <summary>The kinds of case that the packs make of the events of many cases.</summary>
    public IReadOnlyList<CaseGroup> Groups =>
        [.. Packs.SelectMany(p => (p.Pack.Program.Groups ?? []).Select(g => new CaseGroup(p.Pack.Id, g.Name, g.Of))).Distinct()];

    /// <summary>Puts the events of cases together; what a pack says last of a kind counts.</summary>
    /// <param name="group">The kind that is made.</param>
    /// <param name="traces">All cases of the kind that it is made of, each ordered.</param>
    public IReadOnlyList<GroupedCase> Group(CaseGroup group, IEnumerable<IReadOnlyList<Fact>> traces)
    {
        var pack = Packs.Last(p => p.Pack.Id == group.Pack && (p.Pack.Program.Groups ?? []).Any(g => g.Name == group.Name)).Pack;
        return new CaseGroups(pack.Program.Groups!.First(g => g.Name == group.Name), linkers[pack], lexicon).Of(traces);
    }

    /// <summary>Judges one of them.</summary>
    /// <param name="group">Its kind.</param>
    /// <param name="one">The case.</param>
    /// <param name="now">The instant of asking, UTC microseconds.</param>
    /// <param name="closed">True when nothing can follow.</param>
    public Judgement Judge(CaseGroup group, GroupedCase one, long now, bool closed) =>
        Judge($"{group.Pack}/{group.Name}", new Tape(lexicon, one.Facts, now, closed, one.Origins));

    /// <summary>The kind under which rules are kept: two packs may mean different things by one name of their own.</summary>
    private static string KindOf(CompiledPack pack, string kind) =>
        pack.Program.Groups?.Any(g => g.Name == kind) == true ? $"{pack.Id}/{kind}" : kind;
}
