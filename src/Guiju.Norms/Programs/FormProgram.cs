using System.Text.Json.Serialization;

namespace Guiju.Norms.Programs;

/// <summary>The rule of a norm, in one of the forms of the language.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "form")]
[JsonDerivedType(typeof(ResponseProgram), "response")]
[JsonDerivedType(typeof(PrecedenceProgram), "precedence")]
[JsonDerivedType(typeof(OrderProgram), "order")]
[JsonDerivedType(typeof(IntervalProgram), "interval")]
[JsonDerivedType(typeof(FieldsProgram), "fields")]
[JsonDerivedType(typeof(PhrasesProgram), "phrases")]
[JsonDerivedType(typeof(LimitProgram), "limit")]
[JsonDerivedType(typeof(DeclareProgram), "declare")]
[JsonDerivedType(typeof(WindowProgram), "window")]
[JsonDerivedType(typeof(RateProgram), "rate")]
[JsonDerivedType(typeof(BudgetProgram), "budget")]
[JsonDerivedType(typeof(CompensationProgram), "compensation")]
public abstract record FormProgram;

/// <summary>A place in a rule that events fill.</summary>
/// <param name="Choices">The events that fill it; each activity occurs once.</param>
public sealed record SlotProgram(IReadOnlyList<SlotChoice> Choices);

/// <summary>One activity that fills a slot.</summary>
/// <param name="Activity">Index of the activity.</param>
/// <param name="Where">What its fields must say, or null.</param>
public sealed record SlotChoice(int Activity, ConditionProgram? Where);

/// <summary>A value that two events must share.</summary>
/// <param name="Field">Event field, or null.</param>
/// <param name="Attribute">Index of a case attribute, or null.</param>
public sealed record SameProgram(string? Field, int? Attribute);

/// <summary>A warning: a length of time since the start, or a share of the limit.</summary>
/// <param name="After">Microseconds, or null.</param>
/// <param name="Share">Per cent of the limit, or null.</param>
public sealed record WarningProgram(long? After, decimal? Share);

/// <summary>Each <paramref name="After"/> is followed by a <paramref name="Then"/> in time.</summary>
/// <param name="After">What activates.</param>
/// <param name="Then">What answers.</param>
/// <param name="AtLeast">Least distance.</param>
/// <param name="Within">Greatest distance, or null for none.</param>
/// <param name="Same">Values that both must share.</param>
/// <param name="Until">Events that release.</param>
/// <param name="Pauses">What stops the clock.</param>
/// <param name="Warn">Warnings.</param>
/// <param name="Calendar">Index of the calendar that its time counts by, or null for the wall.</param>
/// <param name="Pair">What else must hold of the two events, or null.</param>
public sealed record ResponseProgram(
    SlotProgram After, SlotProgram Then, long AtLeast, long? Within, IReadOnlyList<SameProgram> Same, SlotProgram? Until,
    IReadOnlyList<PauseProgram> Pauses, IReadOnlyList<WarningProgram> Warn, int? Calendar = null, ConditionProgram? Pair = null) : FormProgram;

/// <summary>Each <paramref name="Act"/> has a <paramref name="Needs"/> before it, or several of them.</summary>
/// <param name="Act">What activates.</param>
/// <param name="Needs">What must have been.</param>
/// <param name="AtLeast">Least distance.</param>
/// <param name="AtMost">Greatest distance, or null.</param>
/// <param name="Same">Values that both must share.</param>
/// <param name="Times">How many must have been.</param>
/// <param name="Calendar">Index of the calendar that the distance counts by, or null for the wall.</param>
/// <param name="Pair">What else must hold of the act and of what it needs, or null.</param>
/// <param name="Pauses">What stops the clock that the distance counts by.</param>
public sealed record PrecedenceProgram(
    SlotProgram Act, SlotProgram Needs, long AtLeast, long? AtMost, IReadOnlyList<SameProgram> Same, int Times = 1, int? Calendar = null,
    ConditionProgram? Pair = null, IReadOnlyList<PauseProgram>? Pauses = null) : FormProgram;

/// <summary>Each <paramref name="Act"/> happens in the working time of a calendar.</summary>
/// <param name="Act">The act.</param>
/// <param name="Calendar">Index of the calendar.</param>
public sealed record WindowProgram(SlotProgram Act, int Calendar) : FormProgram;

/// <summary>No more than <paramref name="Most"/> events of a kind lie within any stretch of a length.</summary>
/// <param name="Event">The events.</param>
/// <param name="Most">How many are allowed.</param>
/// <param name="Within">The length of the stretch.</param>
/// <param name="Pauses">What stops the clock that the length counts by.</param>
/// <param name="Calendar">Index of the calendar that it counts by, or null for the wall.</param>
public sealed record RateProgram(
    SlotProgram Event, int Most, long Within, IReadOnlyList<PauseProgram>? Pauses = null, int? Calendar = null) : FormProgram;

/// <summary>All the time spent between events of two kinds together stays within a budget.</summary>
/// <param name="From">Events that begin a stretch; another one within it changes nothing.</param>
/// <param name="Until">Events that end it.</param>
/// <param name="AtMost">The budget.</param>
/// <param name="Pauses">What stops the clock.</param>
/// <param name="Warn">Warnings.</param>
/// <param name="Calendar">Index of the calendar that it counts by, or null for the wall.</param>
public sealed record BudgetProgram(
    SlotProgram From, SlotProgram Until, long AtMost, IReadOnlyList<PauseProgram> Pauses, IReadOnlyList<WarningProgram> Warn, int? Calendar = null) : FormProgram;

/// <summary>Each breach of another norm is followed by a <paramref name="Then"/> in time.</summary>
/// <param name="Breach">Id of the other norm, which is of the same pack and kind of case.</param>
/// <param name="Then">What answers; an event at the very instant of the breach does.</param>
/// <param name="AtLeast">Least distance from the instant of the breach.</param>
/// <param name="Within">Greatest distance, or null for none.</param>
/// <param name="Until">Events that release.</param>
/// <param name="Pauses">What stops the clock.</param>
/// <param name="Warn">Warnings.</param>
/// <param name="Calendar">Index of the calendar that its time counts by, or null for the wall.</param>
public sealed record CompensationProgram(
    string Breach, SlotProgram Then, long AtLeast, long? Within, SlotProgram? Until, IReadOnlyList<PauseProgram> Pauses,
    IReadOnlyList<WarningProgram> Warn, int? Calendar = null) : FormProgram;

/// <summary>Steps come in their order.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="Skipping">True when a step may be left out and only inversions count.</param>
/// <param name="Anew">Events with which all steps are undone and begin again.</param>
public sealed record OrderProgram(IReadOnlyList<SlotProgram> Steps, bool Skipping, SlotProgram? Anew = null) : FormProgram;

/// <summary>An act stands at a distance from a reference instant.</summary>
/// <param name="Act">The act.</param>
/// <param name="Reference">The instant.</param>
/// <param name="AtLeast">Least signed distance, or null.</param>
/// <param name="AtMost">Greatest signed distance, or null; with it the act is owed.</param>
/// <param name="Until">Events that release.</param>
/// <param name="Warn">Warnings, signed from the reference.</param>
public sealed record IntervalProgram(
    SlotProgram Act, ReferenceProgram Reference, long? AtLeast, long? AtMost, SlotProgram? Until,
    IReadOnlyList<WarningProgram> Warn) : FormProgram;

/// <summary>A reference instant: that of an event, a field's value, or the later or earlier of several.</summary>
/// <param name="Event">Events whose instant or field is meant; null for a combination.</param>
/// <param name="Field">The field, or null for the instant of the event itself.</param>
/// <param name="First">True: the first such event counts; false: the latest.</param>
/// <param name="Of">The parts of a combination; unknown ones are left out.</param>
/// <param name="Later">For a combination: true takes the later, false the earlier.</param>
public sealed record ReferenceProgram(
    SlotProgram? Event, string? Field, bool First, IReadOnlyList<ReferenceProgram>? Of, bool Later);

/// <summary>An event carries what is required.</summary>
/// <param name="On">The event.</param>
/// <param name="Require">What it must carry.</param>
public sealed record FieldsProgram(SlotProgram On, IReadOnlyList<RequirementProgram> Require) : FormProgram;

/// <summary>One requirement.</summary>
/// <param name="Fields">The fields that it speaks of.</param>
/// <param name="Condition">What must hold.</param>
public sealed record RequirementProgram(IReadOnlyList<string> Fields, ConditionProgram Condition);

/// <summary>A text says what it must and nothing that it must not.</summary>
/// <param name="On">The event.</param>
/// <param name="Field">The text field.</param>
/// <param name="Forbid">Index of a list of forbidden phrases, or null.</param>
/// <param name="Require">Index of a list of required phrases, or null.</param>
public sealed record PhrasesProgram(SlotProgram On, string Field, int? Forbid, int? Require) : FormProgram
{
    /// <summary>Index of a list of assurances, each of which opens a promise, or null.</summary>
    public int? Promise { get; init; }

    /// <summary>Further fields that are screened alike, or null.</summary>
    public IReadOnlyList<string>? Also { get; init; }

    /// <summary>All fields that are screened.</summary>
    [JsonIgnore]
    public IEnumerable<string> Fields => [Field, .. Also ?? []];
}

/// <summary>From start to stop no more than the limit passes.</summary>
/// <param name="Start">The event that starts it.</param>
/// <param name="StartField">The field of that event that holds the start, or null for its instant.</param>
/// <param name="Stop">Events that stop it.</param>
/// <param name="Table">Index of the table of limits, or null.</param>
/// <param name="Within">The limit, when there is no table.</param>
/// <param name="Until">Events that release.</param>
/// <param name="Pauses">What stops the clock.</param>
/// <param name="Warn">Warnings.</param>
/// <param name="Calendar">Index of the calendar that its time counts by, or null for the wall.</param>
public sealed record LimitProgram(
    SlotProgram Start, string? StartField, SlotProgram Stop, int? Table, long? Within, SlotProgram? Until,
    IReadOnlyList<PauseProgram> Pauses, IReadOnlyList<WarningProgram> Warn, int? Calendar = null) : FormProgram;
