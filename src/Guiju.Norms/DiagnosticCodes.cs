using System.Collections.Frozen;

namespace Guiju.Norms;

/// <summary>Every code that a diagnostic can have: <c>docs/norm-language.md</c> explains each, and a pack under <c>tests/packs-wrong</c> shows it.</summary>
public static class DiagnosticCodes
{
    /// <summary>The codes.</summary>
    public static IReadOnlySet<string> All { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "yaml-syntax", "yaml-empty", "duplicate-key", "missing-file", "wrong-shape", "missing-key", "unknown-key", "unknown-value", "form",
        "duplicate-id", "unknown-event", "unknown-field", "unknown-attribute", "unknown-code", "unknown-case", "unknown-table", "unknown-list",
        "unknown-calendar", "unknown-pause", "unknown-sheet", "unknown-card", "unknown-clock", "unknown-zone", "bad-hours", "bad-date",
        "unknown-norm", "compensation-cycle", "wrong-list", "wrong-type", "contradictory-condition", "bad-duration", "wrong-check", "late-warning",
        "empty-window", "not-monotone", "missing-cell", "needless-deviation", "idle-exception", "bad-advice", "combine-value");
}
