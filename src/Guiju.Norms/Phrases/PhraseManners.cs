namespace Guiju.Norms.Phrases;

/// <summary>Of which kinds a forbidden phrase can be: what it does to who hears it.</summary>
public static class PhraseManners
{
    /// <summary>The words of the language for them.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["rhetorical", "reproach", "shirking", "stiff", "impolite-address", "abuse", "sarcasm", "disrespect", "disparaging", "unauthorised"];
}
