namespace Guiju.Logs;

/// <summary>How much of a foreign file is believed before it is refused.</summary>
/// <param name="Value">Bytes that one value, tag, comment or row may take.</param>
/// <param name="Depth">How deep elements may nest.</param>
/// <param name="Case">Bytes of one case.</param>
/// <param name="Ungrouped">Bytes of a table whose rows are not grouped by case, and so must be held whole.</param>
/// <param name="Expansion">How many times larger than its file a compressed log may become.</param>
/// <param name="FreeExpansion">Bytes that a compressed log may have whatever its ratio.</param>
public sealed record LogLimits(
    long Value = 1L << 20, int Depth = 64, long Case = 128L << 20, long Ungrouped = 512L << 20, int Expansion = 250, long FreeExpansion = 32L << 20)
{
    /// <summary>The limits in use.</summary>
    public static LogLimits Usual { get; } = new();
}
