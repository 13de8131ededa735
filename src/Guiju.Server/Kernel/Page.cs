namespace Guiju.Server.Kernel;

/// <summary>One page of a list; <see cref="Next"/> is the cursor of the page after it, or null at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
