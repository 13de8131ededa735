using System.Globalization;
using System.Text;

namespace Guiju.Norms.Phrases;

/// <summary>
/// The form in which characters are compared: compatibility characters resolved (NFKD), lower case, without spaces, marks and characters
/// that are not seen, and one character for all variants. It looks at one code point at a time, so that places stay exact.
/// </summary>
internal static class Folding
{
    /// <summary>The character counts for nothing.</summary>
    public const char Dropped = '\0';

    /// <summary>The character folds to several, or is half of a pair.</summary>
    public const char Several = '\uffff';

    private const int FirstPair = 0x10000;
    private static readonly char[] Single = new char[FirstPair];
    private static readonly Dictionary<int, string> Longer = [];
    private static readonly (char Folded, int CodePoint)[] Sources;

    /// <summary>Where beyond the first 65,536 code points there are some that fold.</summary>
    private static readonly (int From, int To)[] Beyond = [(0x10000, 0x11fff), (0x1cc00, 0x1fbff), (0x2f800, 0x2fa1f), (0xe0000, 0xe01ff)];

    static Folding()
    {
        var variants = Variants.Classes;
        var sources = new List<(char, int)>();

        for (var c = 0; c < FirstPair; c++)
        {
            Single[c] = char.IsHighSurrogate((char)c) ? Several : (char)c;
            Keep(c, char.IsSurrogate((char)c) ? null : Fold(new Rune(c), variants), sources);
        }

        var pairs = Beyond.SelectMany(b => Enumerable.Range(b.From, b.To - b.From + 1))
            .Concat(variants.Keys.Where(k => k.Length > 1).Select(k => char.ConvertToUtf32(k, 0)));

        foreach (var codePoint in pairs)
        {
            Keep(codePoint, Fold(new Rune(codePoint), variants), sources);
        }

        sources.Sort();
        Sources = [.. sources];
    }

    /// <summary>What one UTF-16 unit folds to, or <see cref="Several"/>.</summary>
    public static char Of(char c) => Single[c];

    /// <summary>What a code point folds to, where that is not a single character; null where it stays as it is.</summary>
    public static string? Of(int codePoint) => Longer.GetValueOrDefault(codePoint);

    /// <summary>The first UTF-16 units of all code points whose folded form holds this character.</summary>
    public static IEnumerable<char> Beginning(char folded)
    {
        yield return folded;
        var at = Array.BinarySearch(Sources, (folded, 0));

        for (var i = at < 0 ? ~at : at; i < Sources.Length && Sources[i].Folded == folded; i++)
        {
            var codePoint = Sources[i].CodePoint;
            yield return codePoint < FirstPair ? (char)codePoint : new Rune(codePoint).ToString()[0];
        }
    }

    private static void Keep(int codePoint, string? folded, List<(char, int)> sources)
    {
        if (folded is null)
        {
            return;
        }

        foreach (var c in folded)
        {
            sources.Add((c, codePoint));
        }

        if (codePoint < FirstPair && folded.Length < 2)
        {
            Single[codePoint] = folded.Length == 0 ? Dropped : folded[0];
            return;
        }

        Longer[codePoint] = folded;

        if (codePoint < FirstPair)
        {
            Single[codePoint] = Several;
        }
    }

    /// <summary>Null where the character stays as it is. Syllables of Hangul are not taken apart, and what is not assigned cannot be.</summary>
    private static string? Fold(Rune rune, IReadOnlyDictionary<string, char> variants)
    {
        var text = rune.ToString();
        var whole = rune.Value is (>= 0x3400 and <= 0x9fff) or (>= 0xac00 and <= 0xd7a3)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNotAssigned;
        var folded = new StringBuilder();

        foreach (var part in whole ? text.EnumerateRunes() : text.Normalize(NormalizationForm.FormKD).ToLowerInvariant().EnumerateRunes())
        {
            var same = part.ToString();

            if (!Unseen(part))
            {
                folded.Append(variants.TryGetValue(same, out var one) ? one.ToString() : same);
            }
        }

        var result = folded.ToString();
        return result == text ? null : result;
    }

    private static bool Unseen(Rune rune) => rune.Value is 0x115f or 0x1160 or 0x3164 || Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
