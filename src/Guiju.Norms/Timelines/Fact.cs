namespace Guiju.Norms.Timelines;

/// <summary>
/// One event of a trace. A trace is ordered by (<see cref="At"/>, <see cref="Sequence"/>); a norm's verdict is a function of the trace,
/// the instant of asking and whether the case is closed, and of nothing else.
/// </summary>
/// <param name="Id">Identity of the event, returned in witnesses.</param>
/// <param name="Activity">Catalogue name.</param>
/// <param name="At">When it happened, UTC microseconds since 1970.</param>
/// <param name="Sequence">Order among equal instants.</param>
/// <param name="Fields">
/// Field values by name: <see cref="string"/>, <see cref="long"/> (integers and instants in microseconds), <see cref="decimal"/>,
/// <see cref="bool"/>, or a list of strings. A missing field is absent or null.
/// </param>
public sealed record Fact(string Id, string Activity, long At, long Sequence, IReadOnlyDictionary<string, object?> Fields);
