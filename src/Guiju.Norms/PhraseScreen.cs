using System.Globalization;
using System.Text;

namespace Guiju.Norms;

/// <summary>Where a phrase was found.</summary>
/// <param name="Index">Index of the phrase in the list given.</param>
/// <param name="Start">First character in the original text.</param>
/// <param name="Length">Characters in the original text, spaces between included.</param>
public sealed record PhraseHit(int Index, int Start, int Length);

/// <summary>
/// Finds phrases in a text. Width of characters, letter case and spaces do not matter; everything else must be equal.
/// </summary>
public sealed class PhraseScreen
{
    private readonly string[] needles;

    /// <summary>Prepares the phrases.</summary>
    public PhraseScreen(IReadOnlyList<string> phrases) => needles = [.. phrases.Select(Normalise)];

    /// <summary>The text as it is compared: compatibility characters resolved, spaces removed, lower case.</summary>
    public static string Normalise(string text) => Folded(text).Text;

    /// <summary>Every place where a phrase occurs, in the order of the phrases.</summary>
    public IReadOnlyList<PhraseHit> Find(string text)
    {
        var (folded, starts, ends) = Folded(text);
        var hits = new List<PhraseHit>();

        for (var i = 0; i < needles.Length; i++)
        {
            var needle = needles[i];

            for (var at = Next(folded, needle, 0); at >= 0; at = Next(folded, needle, at + needle.Length))
            {
                hits.Add(new(i, starts[at], ends[at + needle.Length - 1] - starts[at]));
            }
        }

        return hits;
    }

    private static int Next(string text, string needle, int from) =>
        needle.Length == 0 || from > text.Length ? -1 : text.IndexOf(needle, from, StringComparison.Ordinal);

    /// <summary>The folded text and, for each of its characters, where it began and ended in the original.</summary>
    private static (string Text, List<int> Starts, List<int> Ends) Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        var starts = new List<int>(text.Length);
        var ends = new List<int>(text.Length);
        var elements = StringInfo.GetTextElementEnumerator(text);

        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();

            foreach (var c in Compatible(element))
            {
                if (!char.IsWhiteSpace(c))
                {
                    folded.Append(char.ToLowerInvariant(c));
                    starts.Add(elements.ElementIndex);
                    ends.Add(elements.ElementIndex + element.Length);
                }
            }
        }

        return (folded.ToString(), starts, ends);
    }

    /// <summary>A lone half of a surrogate pair has no normal form; it stays as it is.</summary>
    private static string Compatible(string element)
    {
        foreach (var rune in element.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                return element;
            }
        }

        return element.Normalize(NormalizationForm.FormKC);
    }
}
