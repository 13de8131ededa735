using System.Text.Json.Serialization;
using Guiju.Norms.Timelines;

namespace Guiju.Norms.Programs;

/// <summary>
/// A compiled pack as a portable table: plain values only, so that the server, the command line and the phone run the same one.
/// All lengths of time and instants are whole microseconds; activities, attributes, tables and phrase lists are named by index.
/// </summary>
/// <param name="Format">Version of this shape.</param>
/// <param name="Pack">Pack id.</param>
/// <param name="Revision">Pack revision.</param>
/// <param name="Activities">The activities that the rules look at.</param>
/// <param name="Attributes">The case attributes that the rules look at.</param>
/// <param name="Tables">Limit tables.</param>
/// <param name="Phrases">Phrase lists.</param>
/// <param name="Calendars">Working calendars.</param>
/// <param name="Rules">The rules, in the order of the files.</param>
/// <param name="Groups">Kinds of case that are made of the events of many others; null when there are none.</param>
/// <param name="Outranks">Ids of packs over which this one has precedence; null when there are none.</param>
/// <param name="Brand">When the customer meets the brand of this pack, so that its wording counts; null when it has none.</param>
/// <param name="Exempts">What other packs forbid or ask for and this one lifts; null when there is nothing.</param>
public sealed record NormProgram(
    int Format,
    string Pack,
    string Revision,
    IReadOnlyList<string> Activities,
    IReadOnlyList<AttributeProgram> Attributes,
    IReadOnlyList<TableProgram> Tables,
    IReadOnlyList<PhraseListProgram> Phrases,
    IReadOnlyList<CalendarProgram> Calendars,
    IReadOnlyList<RuleProgram> Rules,
    IReadOnlyList<GroupProgram>? Groups = null,
    IReadOnlyList<string>? Outranks = null,
    ConditionProgram? Brand = null,
    IReadOnlyList<ExemptionProgram>? Exempts = null)
{
    /// <summary>The shape written today.</summary>
    public const int CurrentFormat = 2;

    /// <summary>
    /// Classes of characters that are one for the phrases, as far as these have such characters; the first stands for all. Null where
    /// there are none.
    /// </summary>
    public IReadOnlyList<string>? Variants { get; init; }
}

/// <summary>A case attribute: its value is what the latest event that carries one of its sources says.</summary>
/// <param name="Name">Dotted name.</param>
/// <param name="Kind">Type.</param>
/// <param name="Sources">Activity name and field, where the values come from.</param>
public sealed record AttributeProgram(string Name, FieldKind Kind, IReadOnlyList<AttributeSource> Sources);

/// <summary>A kind of case that is made of the events of many cases of another kind: all that concern one device, one site, one engineer's day.</summary>
/// <param name="Name">Its name, which norms give as their kind of case.</param>
/// <param name="Of">The kind of case that its events come from.</param>
/// <param name="Keys">Attributes, by index, whose values an event must share with the others, as they stand in its own case.</param>
/// <param name="Day">IANA name of the zone whose day the events must share as well; null when days do not matter.</param>
public sealed record GroupProgram(string Name, string Of, IReadOnlyList<int> Keys, string? Day);

/// <summary>A table of limits by attribute values.</summary>
/// <param name="Name">Name within the pack.</param>
/// <param name="Keys">Attributes, by index, whose values select a cell.</param>
/// <param name="Cells">Key values, joined by <see cref="Separator"/>, to microseconds; null is a figure that the original lost.</param>
public sealed record TableProgram(string Name, IReadOnlyList<int> Keys, IReadOnlyDictionary<string, long?> Cells)
{
    /// <summary>Stands between key values; no value may contain it.</summary>
    public const char Separator = '|';
}

/// <summary>A list of phrases.</summary>
/// <param name="Name">Name within the pack.</param>
/// <param name="Kind">required, forbidden, recommended or promise.</param>
/// <param name="AnyOne">For required phrases: true when one of them is enough.</param>
/// <param name="Items">The phrases.</param>
public sealed record PhraseListProgram(string Name, string Kind, bool AnyOne, IReadOnlyList<PhraseProgram> Items);

/// <summary>One phrase.</summary>
/// <param name="Text">The words.</param>
/// <param name="Better">What to say instead, if the original says so.</param>
public sealed record PhraseProgram(string Text, string? Better)
{
    /// <summary>Where it must stand to be meant; anywhere when null.</summary>
    public PhrasePlace? Place { get; init; }

    /// <summary>Longer words within which it is not meant, or null.</summary>
    public IReadOnlyList<string>? Except { get; init; }

    /// <summary>Words that make it right where a text says them all, or null.</summary>
    public IReadOnlyList<string>? Unless { get; init; }

    /// <summary>Of which kinds it is, such as <c>shirking</c>, or null.</summary>
    public IReadOnlyList<string>? Manner { get; init; }
}

/// <summary>Where a phrase must stand to be meant.</summary>
public enum PhrasePlace
{
    /// <summary>Wherever it stands.</summary>
    Anywhere,

    /// <summary>At the beginning of a sentence, a line or a quotation.</summary>
    Start,

    /// <summary>At such a beginning, or with punctuation right after it.</summary>
    Address,

    /// <summary>By itself between punctuation.</summary>
    Alone,
}

/// <summary>One norm: when it applies and what it asks.</summary>
/// <param name="Id">Norm id.</param>
/// <param name="Case">Kind of case.</param>
/// <param name="Gate">True when an act that would break it is refused or needs a deviation.</param>
/// <param name="Hard">For a gate: true when a deviation does not help.</param>
/// <param name="When">Condition at each activation, the pack's own included; null when it always applies.</param>
/// <param name="Form">The rule.</param>
/// <param name="JudgedBy">What decides which revision judges.</param>
/// <param name="Combines">How it combines with norms of other packs on the same matter; null when it stands for itself.</param>
/// <param name="Reopens">
/// True when this revision takes over what is still owed under the one before it: with the old start and all its pauses.
/// </param>
public sealed record RuleProgram(
    string Id, string Case, bool Gate, bool Hard, ConditionProgram? When, FormProgram Form,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] JudgedBy JudgedBy = JudgedBy.Activation,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Reopens = false,
    CombineProgram? Combines = null);

/// <summary>What decides which revision of a norm judges.</summary>
public enum JudgedBy
{
    /// <summary>The instant of each activation: what arose under a revision is judged by it.</summary>
    Activation,

    /// <summary>The first event of the case: the whole case is judged by one revision.</summary>
    CaseStart,

    /// <summary>The instant of asking: the revision in force judges all that ever was.</summary>
    Now,
}
