namespace Guiju.Norms.Timelines;

/// <summary>
/// The vocabulary of a foreign log and how its events become facts. An importer names the activity of an event by
/// <see cref="ActivityOf"/>, keeps event attributes under their own names, and gives the first fact of a trace the trace's attributes
/// under <see cref="CaseField"/>.
/// </summary>
/// <param name="Name">Name of the vocabulary.</param>
/// <param name="Vocabulary">Activities, attributes and kinds of case.</param>
/// <param name="ActivityFrom">Attributes of an event whose values, in this order, make the name of its activity.</param>
/// <param name="Join">Stands between those values.</param>
/// <param name="CaseAttributes">Attributes of a trace that the importer hands on, with their types.</param>
public sealed record LogVocabulary(
    string Name, Vocabulary Vocabulary, IReadOnlyList<string> ActivityFrom, string Join, IReadOnlyDictionary<string, Field> CaseAttributes)
{
    /// <summary>The name of a fact's field that holds an attribute of the trace.</summary>
    public static string CaseField(string key) => "case:" + key;

    /// <summary>The activity of an event. Parts that are missing are left out; an event without any has the empty name.</summary>
    /// <param name="attribute">Gives the value of an event's attribute, or null.</param>
    public string ActivityOf(Func<string, string?> attribute) =>
        string.Join(Join, ActivityFrom.Select(attribute).Where(v => !string.IsNullOrEmpty(v)));
}
