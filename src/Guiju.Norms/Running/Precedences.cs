using Guiju.Norms.Combining;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Running;

/// <summary>When a norm is set aside by another pack: one with precedence, the brand that the customer meets, or an exemption.</summary>
internal sealed class Precedences(IReadOnlyList<Precedences.Condition> conditions, Predicate? ownBrand)
{
    public bool SetAside(Tape tape, int position)
    {
        foreach (var condition in conditions)
        {
            if (condition.InForce(tape.Instants[position]) && condition.Holds(tape, position) && !(condition.ByBrand && ownBrand?.Test(tape, position) == Truth.True))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What sets a norm aside, or null when nothing can.</summary>
    public static Precedences? Of(PackInForce own, RuleProgram rule, IReadOnlyList<PackInForce> packs, Func<CompiledPack, Linker> linkers)
    {
        var found = packs.Where(p => p.Pack.Id != own.Pack.Id).SelectMany(p => Conditions(own, rule, p, linkers(p.Pack))).ToList();
        return found.Count == 0 ? null : new(found, own.Pack.Program.Brand is { } brand ? new(brand, linkers(own.Pack)) : null);
    }

    private static IEnumerable<Condition> Conditions(PackInForce own, RuleProgram rule, PackInForce pack, Linker linker)
    {
        Condition Of(bool byBrand, params ConditionProgram?[] all) =>
            new(pack.From, pack.Until ?? Track.Never, byBrand, [.. all.OfType<ConditionProgram>().Select(c => new Predicate(c, linker))]);

        return rule.Combines?.Kind switch
        {
            CombineKind.Must or CombineKind.MustNot => pack.Pack.Program.Rules.Where(r => Combination.SetsAside(pack.Pack, r, own.Pack, rule)).Select(r => Of(false, r.When)),
            CombineKind.Wording when pack.Pack.Program.Brand is { } brand =>
                pack.Pack.Program.Rules.Where(r => r.Combines == rule.Combines && r.Case == rule.Case).Select(r => Of(true, brand, r.When)),
            CombineKind.Union => (pack.Pack.Program.Exempts ?? []).Where(e => e.As == rule.Combines.As).Select(e => Of(false, e.When)),
            _ => [],
        };
    }

    /// <summary>What must hold, and while which pack is in force.</summary>
    public sealed record Condition(long From, long Until, bool ByBrand, IReadOnlyList<Predicate> All)
    {
        public bool InForce(long at) => at >= From && at < Until;

        public bool Holds(Tape tape, int position) => All.All(p => p.Test(tape, position) == Truth.True);
    }
}
