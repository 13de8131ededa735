using Guiju.Norms.Timelines;

namespace Guiju.Norms.Programs;

/// <summary>What a condition does with its operands.</summary>
public enum ConditionOp
{
    /// <summary>Every part holds.</summary>
    All,

    /// <summary>At least one part holds.</summary>
    Any,

    /// <summary>The one part does not hold.</summary>
    Not,

    /// <summary>The value is one of those listed; of a list, at least one member is.</summary>
    In,

    /// <summary>The value is none of those listed; of a list, no member is.</summary>
    NotIn,

    /// <summary>The value is the number or more.</summary>
    AtLeast,

    /// <summary>The value is the number or less.</summary>
    AtMost,

    /// <summary>The value is more than the number.</summary>
    Above,

    /// <summary>The value is less than the number.</summary>
    Below,

    /// <summary>There is a value at all; never undecided.</summary>
    Present,

    /// <summary>There is no value; never undecided.</summary>
    Absent,
}

/// <summary>Which of two events an atom of a pair's condition looks at.</summary>
public enum PairSide
{
    /// <summary>The activation: the event that something is asked for.</summary>
    Activation,

    /// <summary>The other event: the one that may answer it, or that it needs.</summary>
    Target,
}

/// <summary>A value to compare with, where it is no constant.</summary>
/// <param name="Side">The event that carries it, in the condition of a pair; otherwise null: the same event.</param>
/// <param name="Field">Its field, or null.</param>
/// <param name="Attribute">Index of a case attribute, or null.</param>
public sealed record OperandProgram(PairSide? Side, string? Field, int? Attribute);

/// <summary>
/// A condition as a tree. It is decided in three values: an atom whose value is missing is undecided, and so is a tree whose result
/// depends on such an atom. Undecided counts as false and makes the norm undetermined.
/// </summary>
/// <param name="Op">What it does.</param>
/// <param name="Of">The parts of <see cref="ConditionOp.All"/>, <see cref="ConditionOp.Any"/> and <see cref="ConditionOp.Not"/>.</param>
/// <param name="Field">The event field that an atom looks at; null when it looks at a case attribute.</param>
/// <param name="Attribute">Index of the case attribute that an atom looks at; null when it looks at a field.</param>
/// <param name="Kind">The type of the value.</param>
/// <param name="Texts">Texts, codes or list members to compare with.</param>
/// <param name="Numbers">Numbers to compare with; instants as UTC microseconds.</param>
/// <param name="Flag">For a yes-or-no value the wanted answer.</param>
/// <param name="Side">In the condition of a pair the event that an atom looks at; otherwise null.</param>
/// <param name="Than">The value to compare with, instead of texts, numbers or a flag; null for a constant.</param>
public sealed record ConditionProgram(
    ConditionOp Op,
    IReadOnlyList<ConditionProgram>? Of = null,
    string? Field = null,
    int? Attribute = null,
    FieldKind Kind = FieldKind.Text,
    IReadOnlyList<string>? Texts = null,
    IReadOnlyList<decimal>? Numbers = null,
    bool? Flag = null,
    PairSide? Side = null,
    OperandProgram? Than = null);
