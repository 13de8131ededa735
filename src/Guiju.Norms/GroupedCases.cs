using Guiju.Norms.Timelines;

namespace Guiju.Norms;

/// <summary>A kind of case that a pack makes of the events of many cases.</summary>
/// <param name="Pack">Pack id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Of">The kind of case that its events come from.</param>
public sealed record CaseGroup(string Pack, string Name, string Of);

/// <summary>The events of many cases that concern one thing, in their order.</summary>
/// <param name="Key">What they share.</param>
/// <param name="Facts">The events.</param>
/// <param name="Origins">The place of the case that each came from; case attributes stay with it.</param>
public sealed record GroupedCase(string Key, IReadOnlyList<Fact> Facts, IReadOnlyList<int> Origins);
