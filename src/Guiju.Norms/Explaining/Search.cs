using Guiju.Norms.Programs;

namespace Guiju.Norms.Explaining;

/// <summary>Where the event that a rule wants is looked for.</summary>
internal enum Side
{
    After,
    Before,
    Anywhere,
}

/// <summary>What a rule looks for, seen from its activation: the one shape that most forms have.</summary>
/// <param name="From">What activates.</param>
/// <param name="Target">What is wanted, or forbidden.</param>
/// <param name="Side">Where.</param>
/// <param name="Forbidden">True when it must not be there.</param>
/// <param name="AtLeast">Least distance.</param>
/// <param name="AtMost">Greatest distance, or null.</param>
/// <param name="Same">Values that both must share.</param>
/// <param name="Until">What releases.</param>
/// <param name="Measured">True when distances are of interest.</param>
/// <param name="Adjacent">True when only the very next or previous event is looked at.</param>
/// <param name="Alternate">True when another activation bars the view.</param>
/// <param name="Pair">What else must hold of both.</param>
/// <param name="Swapped">True when in that condition the target stands first.</param>
/// <param name="Counting">True when it is the number of them that matters.</param>
internal sealed record Search(
    SlotProgram From, SlotProgram Target, Side Side, bool Forbidden, long AtLeast, long? AtMost, IReadOnlyList<SameProgram> Same, SlotProgram? Until, bool Measured,
    bool Adjacent = false, bool Alternate = false, bool Counting = false,
    ConditionProgram? Pair = null, bool Swapped = false)
{
    /// <summary>What a form looks for, once or twice; none for those that look at the act alone or at the case as a whole.</summary>
    public static IReadOnlyList<Search> Of(FormProgram form) => form switch
    {
        ResponseProgram p => [new(p.After, p.Then, Side.After, false, p.AtLeast, p.Within, p.Same, p.Until, true, Pair: p.Pair)],
        PrecedenceProgram p => [new(p.Act, p.Needs, Side.Before, false, p.AtLeast, p.AtMost, p.Same, null, p.AtLeast > 0 || p.AtMost is not null, Pair: p.Pair)],
        LimitProgram p => [new(p.Start, p.Stop, Side.After, false, 0, null, [], p.Until, true)],
        RateProgram p => [new(p.Event, p.Event, Side.Before, false, 0, p.Within, [], null, true, Counting: true)],
        IntervalProgram { AtMost: not null } p => [new(p.Act, p.Act, Side.After, false, 0, null, [], p.Until, true)],
        DeclareProgram { B: { } b, Template: >= DeclareTemplate.RespondedExistence } p => Both(p, b),
        _ => [],
    };

    private static Search[] Both(DeclareProgram p, SlotProgram b)
    {
        var measured = p.AtLeast > 0 || p.AtMost is not null;
        var (negated, name) = (Negated(p.Template), p.Template.ToString());
        var (adjacent, alternate) = (name.Contains("Chain", StringComparison.Ordinal), name.StartsWith("Alternate", StringComparison.Ordinal));
        var forth = new Search(p.A, b, Side.After, negated, p.AtLeast, p.AtMost, p.Same, null, measured, adjacent, alternate, Pair: p.Pair);
        var back = forth with { From = b, Target = p.A, Side = Side.Before };

        return p.Template switch
        {
            DeclareTemplate.RespondedExistence or DeclareTemplate.NotRespondedExistence => [forth with { Side = Side.Anywhere }],
            DeclareTemplate.CoExistence or DeclareTemplate.NotCoExistence => [forth with { Side = Side.Anywhere }, back with { Side = Side.Anywhere, Swapped = true }],
            DeclareTemplate.Response or DeclareTemplate.AlternateResponse or DeclareTemplate.ChainResponse
                or DeclareTemplate.NotResponse or DeclareTemplate.NotChainResponse => [forth],
            DeclareTemplate.Precedence or DeclareTemplate.AlternatePrecedence or DeclareTemplate.ChainPrecedence
                or DeclareTemplate.NotPrecedence or DeclareTemplate.NotChainPrecedence => [back],
            _ => [forth, back with { Swapped = true }],
        };
    }

    private static bool Negated(DeclareTemplate template) => template >= DeclareTemplate.NotRespondedExistence;
}
