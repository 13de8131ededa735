namespace Guiju.Server.Kernel;

/// <summary>Guiju will not, and can say why. The code is <c>domain.reason</c> and the key of its text.</summary>
public sealed class Refusal(string code, params object?[] values) : Exception(code)
{
    /// <summary>The stable code, such as <c>visit.not-on-the-way</c>.</summary>
    public string Code { get; } = code;

    /// <summary>Values for the text's places.</summary>
    public IReadOnlyList<object?> Values { get; } = values;

    /// <summary>For a gate: the norms that the act would break.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];
}

/// <summary>One norm that refuses an act, with its clause.</summary>
public sealed record Violation(
    string Norm, string Pack, string Revision, string Title, string Clause, string Source, bool Hard,
    IReadOnlyList<string> Detail, DateTimeOffset? OpensAt);

/// <summary>The database did not say whether the commit became durable. Repeating the act under its key finds out.</summary>
public sealed class OutcomeUnknownException(Exception cause) : Exception("The outcome of the commit is unknown.", cause);
