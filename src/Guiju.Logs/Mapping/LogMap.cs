using System.Text;
using Guiju.Norms.Timelines;

namespace Guiju.Logs.Mapping;

/// <summary>What to do with an event that has no readable time.</summary>
public enum Untimed
{
    /// <summary>The log is refused.</summary>
    Refuse,

    /// <summary>The event keeps its place: it counts as happening with the event before it.</summary>
    Sequence,
}

/// <summary>How a log is to be read: what names a case and an event, when an event was, and how a table is written.</summary>
public sealed record LogMap
{
    /// <summary>What the XES standard says.</summary>
    public static LogMap Xes { get; } = new() { Case = ["concept:name"], Activity = ["concept:name"], Time = ["time:timestamp"] };

    /// <summary>Columns whose values, joined by <c>/</c>, name the case.</summary>
    public required IReadOnlyList<string> Case { get; init; }

    /// <summary>Columns whose values, joined by <see cref="Join"/>, name what happened; a part that is missing is left out.</summary>
    public required IReadOnlyList<string> Activity { get; init; }

    /// <summary>For a log of objects (OCEL), the type of those that are the cases; null when there is one type only.</summary>
    public string? Object { get; init; }

    /// <summary>Stands between the parts of an activity's name.</summary>
    public string Join { get; init; } = "/";

    /// <summary>Columns whose values, joined by a space, say when it happened.</summary>
    public required IReadOnlyList<string> Time { get; init; }

    /// <summary>.NET formats of the time; empty for ISO 8601.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>The zone of times that have no offset.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>What to do with an event that has no readable time.</summary>
    public Untimed Untimed { get; init; } = Untimed.Refuse;

    /// <summary>The further columns of a table that are read, by the name that norms use; null for all, as texts.</summary>
    public IReadOnlyDictionary<string, MappedColumn>? Attributes { get; init; }

    /// <summary>The attributes that are kept, besides those that name and time an event; null for all of them.</summary>
    public IReadOnlySet<string>? Only { get; init; }

    /// <summary>Values of a table that mean that there is none.</summary>
    public IReadOnlySet<string> Empty { get; init; } = new HashSet<string>();

    /// <summary>What separates the columns of a table.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>How a table's text is encoded; null for UTF-8, unless a byte-order mark says otherwise.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>True when the rows of each case stand together, so that a table need not be held whole.</summary>
    public bool Grouped { get; init; }

    /// <summary>Whether an attribute of this name is kept.</summary>
    internal bool Keeps(string name) => Only is null || Only.Contains(name) || Activity.Contains(name) || Case.Contains(name) || Time.Contains(name);
}

/// <summary>A column of a table that becomes an attribute.</summary>
/// <param name="Column">Its heading.</param>
/// <param name="Kind">Its type.</param>
public sealed record MappedColumn(string Column, FieldKind Kind);
