using Guiju.Norms.Programs;

namespace Guiju.Norms.Combining;

/// <summary>Combines what the norms of several packs say on one matter: a pure function of the packs and of which of them apply.</summary>
public static class Combination
{
    /// <summary>What counts on each matter, in the order of their names.</summary>
    /// <param name="applying">The norms that apply to a case, with the pack that each is of.</param>
    /// <param name="branded">The ids of the packs whose brand the customer meets.</param>
    /// <param name="exempted">The matters that packs lift, with the pack that does.</param>
    public static IReadOnlyList<Combined> Of(
        IReadOnlyList<(CompiledPack Pack, RuleProgram Rule)> applying, IReadOnlySet<string> branded, IReadOnlyList<(string Pack, string As)> exempted) =>
    [
        .. applying.Where(a => a.Rule.Combines is not null)
            .GroupBy(a => a.Rule.Combines!.As, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Of(g.Key, [.. g], branded, exempted)),
    ];

    /// <summary>The pairs of norms that packs in force at one time must not hold without precedence: a must beside a must-not, and two ways of combining.</summary>
    /// <param name="packs">The packs.</param>
    public static IReadOnlyList<Conflict> Conflicts(IReadOnlyList<PackInForce> packs)
    {
        var all = packs.SelectMany(p => p.Pack.Program.Rules.Where(r => r.Combines is not null).Select(r => (Force: p, Rule: r))).ToList();
        var found = new List<Conflict>();

        foreach (var (i, one) in all.Index())
        {
            foreach (var other in all.Skip(i + 1).Where(o => Together(one.Force, o.Force) && o.Rule.Case == one.Rule.Case && o.Rule.Combines!.As == one.Rule.Combines!.As))
            {
                if (Clash(one.Rule.Combines!.Kind, other.Rule.Combines!.Kind, Outranks(one.Force.Pack, other.Force.Pack), Outranks(other.Force.Pack, one.Force.Pack)))
                {
                    found.Add(new(one.Rule.Combines.As, Say(one.Force.Pack, one.Rule), Say(other.Force.Pack, other.Rule)));
                }
            }
        }

        return found;
    }

    /// <summary>Whether one norm sets another one aside for good, because its pack has precedence.</summary>
    internal static bool SetsAside(CompiledPack pack, RuleProgram rule, CompiledPack otherPack, RuleProgram other) =>
        Opposite(rule.Combines?.Kind, other.Combines?.Kind) && rule.Combines!.As == other.Combines!.As && rule.Case == other.Case && Outranks(pack, otherPack);

    /// <summary>The length of time that a norm is about, by the way in which it combines; null where there is none.</summary>
    internal static long? Value(FormProgram form, CombineKind kind) => kind switch
    {
        CombineKind.Longest => Least(form),
        CombineKind.Shortest => Most(form),
        CombineKind.Earliest => (form as IntervalProgram)?.AtMost,
        _ => null,
    };

    private static Combined Of(
        string matter, List<(CompiledPack Pack, RuleProgram Rule)> norms, IReadOnlySet<string> branded, IReadOnlyList<(string Pack, string As)> exempted)
    {
        bool SetAside((CompiledPack Pack, RuleProgram Rule) norm) => norm.Rule.Combines!.Kind switch
        {
            CombineKind.Must or CombineKind.MustNot => norms.Exists(o => SetsAside(o.Pack, o.Rule, norm.Pack, norm.Rule)),
            CombineKind.Wording => !branded.Contains(norm.Pack.Id) && norms.Exists(o => branded.Contains(o.Pack.Id)),
            CombineKind.Union => exempted.Any(e => e.As == matter && e.Pack != norm.Pack.Id),
            _ => false,
        };

        var standing = norms.Where(n => !SetAside(n)).Select(n => Say(n.Pack, n.Rule)).ToList();
        var strictest = Strictest(standing);
        var counting = standing.Where(s => s.Value is null || s.Value == strictest).ToList();

        return new(matter, counting, [.. norms.Select(n => Say(n.Pack, n.Rule)).Except(counting)]);
    }

    private static long? Strictest(List<Saying> sayings) => sayings.Count > 0 && sayings[0].Kind == CombineKind.Longest ? sayings.Max(s => s.Value) : sayings.Min(s => s.Value);

    private static Saying Say(CompiledPack pack, RuleProgram rule) =>
        new(pack.Id, pack.Revision, rule.Id, rule.Combines!.Kind, Value(rule.Form, rule.Combines.Kind));

    private static bool Together(PackInForce one, PackInForce other) =>
        one.Pack.Id != other.Pack.Id && one.From < (other.Until ?? long.MaxValue) && other.From < (one.Until ?? long.MaxValue);

    private static bool Clash(CombineKind one, CombineKind other, bool over, bool under) => Opposite(one, other) ? over == under : one != other;

    private static bool Opposite(CombineKind? one, CombineKind? other) =>
        (one, other) is (CombineKind.Must, CombineKind.MustNot) or (CombineKind.MustNot, CombineKind.Must);

    private static bool Outranks(CompiledPack one, CompiledPack other) => one.Program.Outranks?.Contains(other.Id, StringComparer.Ordinal) == true;

    private static long? Least(FormProgram form) => form switch
    {
        ResponseProgram p => p.AtLeast,
        PrecedenceProgram p => p.AtLeast,
        IntervalProgram p => p.AtLeast,
        DeclareProgram p => p.AtLeast,
        CompensationProgram p => p.AtLeast,
        _ => null,
    };

    private static long? Most(FormProgram form) => form switch
    {
        ResponseProgram p => p.Within,
        PrecedenceProgram p => p.AtMost,
        LimitProgram p => p.Within,
        BudgetProgram p => p.AtMost,
        DeclareProgram p => p.AtMost,
        CompensationProgram p => p.Within,
        IntervalProgram p => p.AtMost,
        _ => null,
    };
}
