namespace Guiju.Logs;

/// <summary>One case of a foreign log with its events in the order of time.</summary>
/// <param name="Id">The case's name in the log; <c>#n</c> for the n-th case when it has none.</param>
/// <param name="Attributes">What the log says of the case as a whole.</param>
/// <param name="Events">The events, ordered by instant, and by their place in the log where instants are equal.</param>
public sealed record LogCase(string Id, IReadOnlyDictionary<string, object?> Attributes, IReadOnlyList<LogEvent> Events);

/// <summary>One event of a foreign log.</summary>
/// <param name="Name">What happened; empty when the log does not say.</param>
/// <param name="At">When, UTC microseconds since 1970.</param>
/// <param name="Attributes">
/// The typed attributes by name: <see cref="string"/>, <see cref="long"/>, <see cref="decimal"/>, <see cref="bool"/>,
/// <see cref="DateTimeOffset"/> or a list of strings. Attributes of attributes have names such as <c>cost:total/currency</c>.
/// </param>
/// <param name="Line">The line on which the event begins.</param>
public sealed record LogEvent(string Name, long At, IReadOnlyDictionary<string, object?> Attributes, int Line);
