namespace Guiju.Norms.Programs;

/// <summary>
/// Stretches in which a clock stands still: from one event until another, or while a condition holds. A stretch whose first event lacks
/// what it needs, or that nobody approved, either does not stop the clock or stops it and is flagged.
/// </summary>
/// <param name="From">Events that begin one; null where a condition decides.</param>
/// <param name="Until">Events that end it; null where a condition decides.</param>
/// <param name="While">
/// The condition, asked at every event of the case: the clock stands from the first event at which it holds to the first at which it does not.
/// </param>
/// <param name="Name">Its name in the pack, or null.</param>
/// <param name="Needs">Fields that the first event must carry.</param>
/// <param name="Approved">Events that approve it while it is open; null where it needs no approval.</param>
/// <param name="AtMost">How long one lasts at most, as the norm's clock counts; then the clock runs again by itself. Null for no limit.</param>
/// <param name="InAll">How long all of them together last at most.</param>
/// <param name="Flagged">True when one that lacks something stops the clock all the same and is flagged.</param>
public sealed record PauseProgram(
    SlotProgram? From, SlotProgram? Until, ConditionProgram? While = null, string? Name = null, IReadOnlyList<string>? Needs = null,
    SlotProgram? Approved = null, long? AtMost = null, long? InAll = null, bool Flagged = false);
