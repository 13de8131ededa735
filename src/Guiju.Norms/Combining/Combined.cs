using Guiju.Norms.Programs;

namespace Guiju.Norms.Combining;

/// <summary>What one pack says on a matter.</summary>
/// <param name="Pack">Pack id.</param>
/// <param name="Revision">Pack revision.</param>
/// <param name="Norm">Norm id.</param>
/// <param name="Kind">How it combines.</param>
/// <param name="Value">The length of time that is compared, microseconds; null where none is.</param>
public sealed record Saying(string Pack, string Revision, string Norm, CombineKind Kind, long? Value);

/// <summary>A matter on which packs say something, and what counts.</summary>
/// <param name="As">The matter.</param>
/// <param name="Counting">What counts: of lengths the strictest, otherwise all that no other pack sets aside.</param>
/// <param name="Others">What is said besides: lengths that are less strict, and what is set aside.</param>
public sealed record Combined(string As, IReadOnlyList<Saying> Counting, IReadOnlyList<Saying> Others);

/// <summary>Two norms that cannot stand beside each other until the custodian gives one of their packs precedence.</summary>
/// <param name="As">The matter.</param>
/// <param name="One">The one.</param>
/// <param name="Other">The other.</param>
public sealed record Conflict(string As, Saying One, Saying Other);
