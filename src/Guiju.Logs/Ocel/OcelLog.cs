namespace Guiju.Logs.Ocel;

/// <summary>An object-centric event log (OCEL 2.0): events, and the objects of several types that each of them is about.</summary>
/// <param name="EventTypes">The kinds of event with their attributes.</param>
/// <param name="ObjectTypes">The kinds of object with their attributes.</param>
/// <param name="Objects">The objects, in the order of the log.</param>
/// <param name="Events">The events, in the order of the log, which need not be that of time.</param>
public sealed record OcelLog(
    IReadOnlyList<OcelType> EventTypes, IReadOnlyList<OcelType> ObjectTypes, IReadOnlyList<OcelObject> Objects, IReadOnlyList<OcelEvent> Events);

/// <summary>What an attribute's values are.</summary>
public enum OcelKind
{
    /// <summary>Text: <see cref="string"/>.</summary>
    String,

    /// <summary>A point in time: <see cref="DateTimeOffset"/>.</summary>
    Time,

    /// <summary>A whole number: <see cref="long"/>.</summary>
    Integer,

    /// <summary>A number: <see cref="decimal"/>.</summary>
    Float,

    /// <summary>Yes or no: <see cref="bool"/>.</summary>
    Boolean,
}

/// <summary>A kind of event or object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Attributes">The attributes that it may have.</param>
public sealed record OcelType(string Name, IReadOnlyList<OcelAttribute> Attributes);

/// <summary>An attribute of a type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its values are.</param>
public sealed record OcelAttribute(string Name, OcelKind Kind);

/// <summary>An object: an order, an engineer, a customer.</summary>
/// <param name="Id">Its id, unique in the log.</param>
/// <param name="Type">Its type.</param>
/// <param name="Values">The values of its attributes, each from an instant on.</param>
/// <param name="Links">The objects that it is related to.</param>
public sealed record OcelObject(string Id, string Type, IReadOnlyList<OcelValue> Values, IReadOnlyList<OcelLink> Links);

/// <summary>A value of an object's attribute from an instant on.</summary>
/// <param name="Name">The attribute.</param>
/// <param name="Value">The value, typed by its <see cref="OcelKind"/>.</param>
/// <param name="At">Since when; <see cref="OcelLog"/>s say the beginning of 1970 for "from the start".</param>
public sealed record OcelValue(string Name, object Value, DateTimeOffset At);

/// <summary>An event.</summary>
/// <param name="Id">Its id, unique in the log.</param>
/// <param name="Type">What happened.</param>
/// <param name="At">When.</param>
/// <param name="Values">The values of its attributes.</param>
/// <param name="Links">The objects that it is about.</param>
/// <param name="Line">The line on which it begins; 0 where the log has no lines.</param>
public sealed record OcelEvent(
    string Id, string Type, DateTimeOffset At, IReadOnlyDictionary<string, object> Values, IReadOnlyList<OcelLink> Links, int Line = 0);

/// <summary>A relation to an object.</summary>
/// <param name="Object">The object's id.</param>
/// <param name="Qualifier">What it is to the one that is related to it.</param>
public sealed record OcelLink(string Object, string Qualifier);
