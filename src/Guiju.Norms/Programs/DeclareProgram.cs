namespace Guiju.Norms.Programs;

/// <summary>The templates of Declare.</summary>
public enum DeclareTemplate
{
    /// <summary>a happens n times or more.</summary>
    Existence,

    /// <summary>a happens fewer than n times.</summary>
    Absence,

    /// <summary>a happens n times.</summary>
    Exactly,

    /// <summary>The case begins with a.</summary>
    Init,

    /// <summary>The case ends with a.</summary>
    End,

    /// <summary>a or b happens.</summary>
    Choice,

    /// <summary>Either a or b happens, not both.</summary>
    ExclusiveChoice,

    /// <summary>With each a there is a b, before or after it.</summary>
    RespondedExistence,

    /// <summary>With each a there is a b, and with each b an a.</summary>
    CoExistence,

    /// <summary>Each a is followed by a b.</summary>
    Response,

    /// <summary>Each a is followed by a b before the next a.</summary>
    AlternateResponse,

    /// <summary>The event after each a is a b.</summary>
    ChainResponse,

    /// <summary>Each b has an a before it.</summary>
    Precedence,

    /// <summary>Each b has an a between it and the b before it.</summary>
    AlternatePrecedence,

    /// <summary>The event before each b is an a.</summary>
    ChainPrecedence,

    /// <summary>Response and precedence.</summary>
    Succession,

    /// <summary>Alternate response and alternate precedence.</summary>
    AlternateSuccession,

    /// <summary>Chain response and chain precedence.</summary>
    ChainSuccession,

    /// <summary>With an a there is no b, neither before nor after it.</summary>
    NotRespondedExistence,

    /// <summary>a and b do not both happen.</summary>
    NotCoExistence,

    /// <summary>No a is followed by a b.</summary>
    NotResponse,

    /// <summary>No b has an a before it.</summary>
    NotPrecedence,

    /// <summary>The event after an a is not a b.</summary>
    NotChainResponse,

    /// <summary>The event before a b is not an a.</summary>
    NotChainPrecedence,

    /// <summary>Neither response nor precedence.</summary>
    NotSuccession,

    /// <summary>Neither chain response nor chain precedence.</summary>
    NotChainSuccession,
}

/// <summary>A rule by a template of Declare.</summary>
/// <param name="Template">The template.</param>
/// <param name="A">Its first slot.</param>
/// <param name="B">Its second slot, if it has one.</param>
/// <param name="N">How often, for the templates that count.</param>
/// <param name="AtLeast">Least distance; for the templates that count, from the first event of the case.</param>
/// <param name="AtMost">Greatest distance, or null.</param>
/// <param name="Same">Values that both events must share.</param>
/// <param name="Pair">
/// What else must hold of both, or null. The activation is the event in the slot that activates the template; of the templates that both
/// slots activate it is always the one in the first.
/// </param>
/// <param name="Calendar">Index of the calendar that its window counts by, or null for the wall.</param>
/// <param name="Pauses">What stops the clock that its window counts by.</param>
public sealed record DeclareProgram(
    DeclareTemplate Template, SlotProgram A, SlotProgram? B, int N, long AtLeast, long? AtMost, IReadOnlyList<SameProgram> Same,
    ConditionProgram? Pair = null, int? Calendar = null, IReadOnlyList<PauseProgram>? Pauses = null) : FormProgram;
