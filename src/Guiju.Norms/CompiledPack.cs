using Guiju.Norms.Programs;
using Guiju.Norms.Timelines;

namespace Guiju.Norms;

/// <summary>A text in the languages it is written in.</summary>
/// <param name="Chinese">Simplified Chinese, the source.</param>
/// <param name="English">English.</param>
public sealed record LocalText(string Chinese, string English);

/// <summary>The document data of a pack, as printed; nothing is invented where the original is silent.</summary>
public sealed record PackDocument(
    string? Number, string? PrintedTitle, string? Issuer, string? PrintedRevision,
    DateOnly? IssuedOn, DateOnly? EffectiveOn, DateOnly? NextReviewOn, IReadOnlyList<string> Replaces);

/// <summary>What is shown of a norm: words, source and how it is checked.</summary>
/// <param name="Id">Stable id, as in the catalogue.</param>
/// <param name="Title">Short title.</param>
/// <param name="Text">The clause in the custodian's words.</param>
/// <param name="Source">Source clause, such as <c>GT01:153</c>.</param>
/// <param name="Case">Kind of case it judges.</param>
/// <param name="Form">Rule form.</param>
/// <param name="Check">G, A, T, R or C.</param>
/// <param name="Hard">For a gate: true when it cannot be passed by a deviation.</param>
/// <param name="Outcome">BLOCK, WARN, NC, ESC, TASK, LOG or KPI.</param>
/// <param name="Severity">minor, major or critical.</param>
public sealed record NormDescription(
    string Id, LocalText Title, LocalText Text, string Source, string Case, string Form, char Check, bool Hard,
    string Outcome, string Severity)
{
    /// <summary>For an inspected norm the sheet it is a line of, for a taught one its course card; otherwise null.</summary>
    public string? Of { get; init; }
}

/// <summary>A pack that compiled: description plus the portable table that monitors run.</summary>
public sealed class CompiledPack
{
    /// <summary>Pack id, such as <c>PK-GT-ITO</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Revision as the custodian numbers it.</summary>
    public required string Revision { get; init; }

    /// <summary>Title.</summary>
    public required LocalText Title { get; init; }

    /// <summary>Document data.</summary>
    public required PackDocument Document { get; init; }

    /// <summary>The norms, in the order of the files.</summary>
    public required IReadOnlyList<NormDescription> Norms { get; init; }

    /// <summary>Activities that close a case of the default kind, from <c>closes:</c>.</summary>
    public required IReadOnlyList<string> Closes { get; init; }

    /// <summary>Activities that close a case, by kind of case.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> ClosesByKind { get; init; }

    /// <summary>Course cards.</summary>
    public IReadOnlyList<CourseCard> Cards { get; init; } = [];

    /// <summary>Sheets that are scored or ticked.</summary>
    public IReadOnlyList<CheckSheet> Sheets { get; init; } = [];

    /// <summary>Forms that the standard prescribes.</summary>
    public IReadOnlyList<PackForm> Forms { get; init; } = [];

    /// <summary>Which requirements the parts of the pack answer. A norm that names none answers the one of its own id.</summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>
    /// The portable table that the monitors run; its rules stand in the same order as <see cref="Norms"/>. What is inspected by sample or
    /// taught has no rule in it: no timeline can tell.
    /// </summary>
    public required NormProgram Program { get; init; }

    /// <summary>For a pack that judges a foreign log: its vocabulary and how the log maps to it; otherwise null.</summary>
    public LogVocabulary? Log { get; init; }
}

/// <summary>A fault found in a pack.</summary>
/// <param name="File">File name relative to the pack's folder.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Code">Stable code, such as <c>unknown-event</c>.</param>
/// <param name="Message">What is wrong, in English.</param>
/// <param name="Hint">What to do, or the nearest known name.</param>
public sealed record Diagnostic(string File, int Line, int Column, string Code, string Message, string? Hint);

/// <summary>One file of a pack.</summary>
/// <param name="Name">Name relative to the pack's folder.</param>
/// <param name="Text">Its text.</param>
public sealed record PackFile(string Name, string Text);

/// <summary>What compiling a pack gives: the pack, or what is wrong with it.</summary>
/// <param name="Pack">The pack; null when there is a diagnostic.</param>
/// <param name="Diagnostics">What is wrong, in the order of the text.</param>
public sealed record Compilation(CompiledPack? Pack, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The first few faults in one line, where there is no room for all.</summary>
    public string InShort => string.Join("; ", Diagnostics.Take(5).Select(d => $"{d.File}:{d.Line}:{d.Column} {d.Message}"));
}
