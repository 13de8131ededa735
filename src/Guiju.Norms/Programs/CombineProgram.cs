namespace Guiju.Norms.Programs;

/// <summary>How norms of several packs on one matter combine.</summary>
public enum CombineKind
{
    /// <summary>A least wait: the longest counts.</summary>
    Longest,

    /// <summary>A greatest time: the shortest counts.</summary>
    Shortest,

    /// <summary>An instant before a reference: the earliest counts.</summary>
    Earliest,

    /// <summary>Fields, checks, forbidden things: all count together, less what a pack exempts.</summary>
    Union,

    /// <summary>Required wording: that of the brand which the customer meets; the others are optional.</summary>
    Wording,

    /// <summary>It must be done; against a must-not the pack that has precedence counts.</summary>
    Must,

    /// <summary>It must not be done.</summary>
    MustNot,
}

/// <summary>What a norm is about, so that norms of several packs about the same can be combined.</summary>
/// <param name="As">The matter, such as <c>door-wait</c>.</param>
/// <param name="Kind">How they combine.</param>
public sealed record CombineProgram(string As, CombineKind Kind);

/// <summary>A matter that a pack lifts for the cases that it applies to, whatever other packs say.</summary>
/// <param name="As">The matter.</param>
/// <param name="When">When; the pack's own condition included. Null for always.</param>
public sealed record ExemptionProgram(string As, ConditionProgram? When);
