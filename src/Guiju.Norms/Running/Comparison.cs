using Guiju.Norms.Programs;

namespace Guiju.Norms.Running;

/// <summary>Compares two values of one type; values of different types cannot be compared.</summary>
internal static class Comparison
{
    public static Truth Test(ConditionOp op, object one, object other) => (Number(one), Number(other)) switch
    {
        ({ } a, { } b) => Is(Holds(op, a.CompareTo(b))),
        (null, null) when one.GetType() == other.GetType() && op is ConditionOp.In or ConditionOp.NotIn => Is(one.Equals(other) == (op == ConditionOp.In)),
        _ => Truth.Unknown,
    };

    private static bool Holds(ConditionOp op, int order) => op switch
    {
        ConditionOp.In => order == 0,
        ConditionOp.NotIn => order != 0,
        ConditionOp.AtLeast => order >= 0,
        ConditionOp.AtMost => order <= 0,
        ConditionOp.Above => order > 0,
        _ => order < 0,
    };

    private static decimal? Number(object value) => value switch
    {
        long whole => whole,
        int whole => whole,
        decimal number => number,
        _ => null,
    };

    private static Truth Is(bool truth) => truth ? Truth.True : Truth.False;
}
