using Guiju.Norms.Combining;
using Guiju.Norms.Programs;
using Guiju.Norms.Running;
using Guiju.Norms.Timelines;

namespace Guiju.Norms;

public sealed partial class Rulebook
{
    /// <summary>What counts for a case as it stands, on each matter of which several packs may speak.</summary>
    /// <param name="caseKind">Kind of the case.</param>
    /// <param name="trace">The events so far, ordered.</param>
    /// <param name="now">The instant of asking, UTC microseconds.</param>
    public IReadOnlyList<Combined> Combine(string caseKind, IReadOnlyList<Fact> trace, long now)
    {
        var tape = new Tape(lexicon, trace, now, closed: false);
        var last = tape.Count - 1;

        if (last < 0)
        {
            return [];
        }

        bool Holds(ConditionProgram? condition, CompiledPack pack) => condition is null || new Predicate(condition, linkers[pack]).Test(tape, last) == Truth.True;
        var packs = Packs.Where(p => p.From <= now && now < (p.Until ?? Track.Never)).Select(p => p.Pack).ToList();
        var applying = packs.SelectMany(p => p.Program.Rules.Where(r => r.Combines is not null && r.Case == caseKind && Holds(r.When, p)).Select(r => (p, r))).ToList();
        var branded = packs.Where(p => p.Program.Brand is { } brand && Holds(brand, p)).Select(p => p.Id).ToHashSet();
        var exempted = packs.SelectMany(p => (p.Program.Exempts ?? []).Where(e => Holds(e.When, p)).Select(e => (p.Id, e.As))).ToList();

        return Combination.Of(applying, branded, exempted);
    }
}
