using Guiju.Norms.Programs;

namespace Guiju.Logs.Declare;

/// <summary>What a constraint asks of one of its events, which values it must share with the other, and what else must hold of both.</summary>
internal sealed record DeclCondition(ConditionProgram? Where, IReadOnlyList<SameProgram> Same, ConditionProgram? Pair)
{
    public static DeclCondition None { get; } = new(null, [], null);

    /// <summary>Takes the condition of the target apart: what it says of the target alone, the values shared, and the rest.</summary>
    public static DeclCondition Of(ConditionProgram tree)
    {
        var parts = tree.Op == ConditionOp.All ? tree.Of! : [tree];
        var shared = parts.Where(IsSame).ToList();
        var alone = parts.Where(p => !IsSame(p) && Alone(p)).Select(Plain).ToList();
        var rest = parts.Where(p => !IsSame(p) && !Alone(p)).ToList();
        return new(Joined(alone), [.. shared.Select(p => new SameProgram(p.Field, null))], Joined(rest));
    }

    public static ConditionProgram? Joined(IReadOnlyList<ConditionProgram> parts) => parts.Count switch
    {
        0 => null,
        1 => parts[0],
        _ => new(ConditionOp.All, [.. parts.SelectMany(p => p.Op == ConditionOp.All ? p.Of! : [p])]),
    };

    private static bool IsSame(ConditionProgram part) =>
        part is { Op: ConditionOp.In, Side: PairSide.Target, Than.Side: PairSide.Activation } && part.Than.Field == part.Field;

    private static bool Alone(ConditionProgram part) =>
        part.Of is { } of ? of.All(Alone) : part.Side == PairSide.Target && part.Than is null or { Side: PairSide.Target };

    private static ConditionProgram Plain(ConditionProgram part) =>
        part with { Of = part.Of is { } of ? [.. of.Select(Plain)] : null, Side = null, Than = part.Than is { } than ? than with { Side = null } : null };
}
