using System.Collections.Concurrent;

namespace Guiju.Logs;

/// <summary>What was odd in a log but did not make it unusable; an import says so instead of passing over it. Safe for many threads.</summary>
public sealed class LogNotes
{
    private readonly ConcurrentDictionary<string, LogNote> _notes = [];

    /// <summary>The oddities, each with how often it was met and where first, in the order of their places.</summary>
    public IReadOnlyCollection<LogNote> All => [.. _notes.Values.OrderBy(n => n.FirstLine).ThenBy(n => n.Code, StringComparer.Ordinal)];

    /// <summary>How often an oddity was met.</summary>
    public long Count(string code) => _notes.TryGetValue(code, out var note) ? note.Count : 0;

    internal void Add(string code, int line) =>
        _notes.AddOrUpdate(
            code, c => new(c, 1, line), (_, note) => note with { Count = note.Count + 1, FirstLine = Math.Min(note.FirstLine, line) });
}

/// <summary>One kind of oddity.</summary>
/// <param name="Code">Stable code, such as <c>note.nameless</c>.</param>
/// <param name="Count">How often it was met.</param>
/// <param name="FirstLine">Where it was met first.</param>
public sealed record LogNote(string Code, long Count, int FirstLine);
