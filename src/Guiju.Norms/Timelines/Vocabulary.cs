namespace Guiju.Norms.Timelines;

/// <summary>The type of a field of an event, as norms see it.</summary>
public enum FieldKind
{
    /// <summary>Free text.</summary>
    Text,

    /// <summary>A whole number, held as <see cref="long"/>.</summary>
    Integer,

    /// <summary>An exact decimal number.</summary>
    Decimal,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>A point in time, held as UTC microseconds since 1970 in a <see cref="long"/>.</summary>
    Instant,

    /// <summary>One of a closed list of codes, held as text.</summary>
    Code,

    /// <summary>A list of texts.</summary>
    List,
}

/// <summary>One field of an activity: its type and, for codes, the values there are.</summary>
/// <param name="Kind">The type.</param>
/// <param name="Codes">For <see cref="FieldKind.Code"/> the closed list; otherwise null.</param>
public sealed record Field(FieldKind Kind, IReadOnlyList<string>? Codes = null);

/// <summary>One kind of event: its name and its typed fields.</summary>
/// <param name="Name">The catalogue name, such as <c>visit.arrived</c>.</param>
/// <param name="Fields">Field name to field.</param>
public sealed record Activity(string Name, IReadOnlyDictionary<string, Field> Fields);

/// <summary>Where a case attribute gets its value: the latest event of this activity at or before the asking instant.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Field">The field of that activity.</param>
public sealed record AttributeSource(string Activity, string Field);

/// <summary>
/// An attribute of a case, such as <c>order.tier</c>. It is never looked up in today's master data: its value is the one that the
/// latest of its source events at or before the asking instant carries.
/// </summary>
/// <param name="Name">The dotted name used in conditions.</param>
/// <param name="Field">Its type.</param>
/// <param name="Sources">The events that carry it.</param>
public sealed record CaseAttribute(string Name, Field Field, IReadOnlyList<AttributeSource> Sources);

/// <summary>All activities, attributes and kinds of case that norms may name. There is one per log: Guiju's own is generated from its events.</summary>
/// <param name="Activities">Activity name to activity.</param>
/// <param name="Attributes">Dotted attribute name to attribute.</param>
/// <param name="CaseKinds">Kinds of case a norm may name in <c>case:</c>; the first is the default.</param>
public sealed record Vocabulary(
    IReadOnlyDictionary<string, Activity> Activities,
    IReadOnlyDictionary<string, CaseAttribute> Attributes,
    IReadOnlyList<string> CaseKinds);
