using System.Globalization;
using System.Text;
using Guiju.Norms.Phrases;
using Guiju.Norms.Programs;

namespace Guiju.Norms.Tests.Phrases;

/// <summary>The plain meaning of a screen: the whole text is folded, then each phrase is tried at each place.</summary>
internal sealed class NaiveScreen(IReadOnlyList<PhraseProgram> phrases)
{
    private static readonly IReadOnlyDictionary<string, char> Classes = Variants.Classes;

    private readonly record struct Letter(char Char, int Start, int End, bool NewLine);

    public List<PhraseHit> Find(string text)
    {
        var letters = Letters(text);
        var hits = new List<PhraseHit>();

        for (var i = 0; i < phrases.Count; i++)
        {
            hits.AddRange(Meant(phrases[i], Places(phrases[i], i, letters), text));
        }

        return hits;
    }

    private static IEnumerable<PhraseHit> Meant(PhraseProgram phrase, List<PhraseHit> places, string text)
    {
        List<PhraseHit> Of(string words) => new NaiveScreen([new(words, null)]).Find(text);

        return phrase.Unless is { } unless && unless.All(u => Of(u).Count > 0)
            ? []
            : places.Where(p => !(phrase.Except ?? []).SelectMany(Of).Any(e => e.Start <= p.Start && p.End <= e.End));
    }

    private static List<PhraseHit> Places(PhraseProgram phrase, int index, List<Letter> letters)
    {
        var found = new List<PhraseHit>();
        var words = Words(phrase.Text);

        for (var at = 0; at < letters.Count; at++)
        {
            if (End(words, letters, at) is { } end && (found.Count == 0 || found[^1].End <= letters[at].Start)
                && Placed(phrase.Place, letters, at, end))
            {
                found.Add(new(index, letters[at].Start, letters[end - 1].End - letters[at].Start));
            }
        }

        return found;
    }

    /// <summary>The words of a phrase between ellipses, each a list of words between punctuation.</summary>
    private static List<List<string>> Words(string phrase) =>
        [.. phrase.Split('\u2026').Select(part => string.Concat(Letters(part).Select(l => char.IsPunctuation(l.Char) ? ' ' : l.Char))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList()).Where(w => w.Count > 0)];

    /// <summary>The letter after the phrase, where it begins at a letter.</summary>
    private static int? End(List<List<string>> parts, List<Letter> letters, int at)
    {
        var end = at;

        for (var i = 0; i < parts.Count; i++)
        {
            var from = end;
            int? next = null;

            for (; next is null && from <= letters.Count && from - end <= PhrasePattern.Reach; from++)
            {
                if (i > 0 && from < letters.Count && letters[from].NewLine)
                {
                    return null;
                }

                next = Straight(parts[i], letters, from);

                if (next is null && (i == 0 || from == letters.Count || letters[from].Char is '。' or '!' or '?' or ';'))
                {
                    return null;
                }
            }

            if (next is null)
            {
                return null;
            }

            end = next.Value;
        }

        return parts.Count == 0 ? null : end;
    }

    private static int? Straight(List<string> words, List<Letter> letters, int at)
    {
        foreach (var (word, first) in words.Select((w, i) => (w, i == 0)))
        {
            while (!first && at < letters.Count && char.IsPunctuation(letters[at].Char))
            {
                at++;
            }

            if (at + word.Length > letters.Count || Enumerable.Range(0, word.Length).Any(i => letters[at + i].Char != word[i]))
            {
                return null;
            }

            at += word.Length;
        }

        return at;
    }

    private static bool Placed(PhrasePlace? place, List<Letter> letters, int at, int end)
    {
        var before = at == 0 ? (char?)null : letters[at].NewLine ? '\n' : letters[at - 1].Char;
        var after = end == letters.Count ? (char?)null : letters[end].NewLine ? '\n' : letters[end].Char;
        var begins = before is null or '\n' or '。' or '!' or '?' or ';' or ':' or '"' or '.'
            || char.GetUnicodeCategory(before.Value) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation;

        return place switch
        {
            PhrasePlace.Start => begins,
            PhrasePlace.Address => begins || (end < letters.Count && char.IsPunctuation(letters[end].Char)),
            PhrasePlace.Alone => (before is null or '\n' || char.IsPunctuation(before.Value)) && (after is null or '\n' || char.IsPunctuation(after.Value)),
            _ => true,
        };
    }

    private static List<Letter> Letters(string text)
    {
        var letters = new List<Letter>();
        var (at, line) = (0, false);

        foreach (var rune in Runes(text))
        {
            var before = letters.Count;

            foreach (var c in Folded(rune))
            {
                letters.Add(new(c, at, at + rune.Length, line && letters.Count == before));
            }

            line = letters.Count == before && (line || rune is "\n" or "\r" or "\u2028" or "\u2029");
            at += rune.Length;
        }

        return letters;
    }

    private static IEnumerable<string> Runes(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var pair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            yield return text.Substring(i, pair ? 2 : 1);
            i += pair ? 1 : 0;
        }
    }

    private static string Folded(string rune)
    {
        if (rune.Length == 1 && char.IsSurrogate(rune[0]))
        {
            return rune;
        }

        var folded = new StringBuilder();
        var value = Rune.GetRuneAt(rune, 0);
        var plain = value.Value is >= 0xac00 and <= 0xd7a3 || Rune.GetUnicodeCategory(value) == UnicodeCategory.OtherNotAssigned;

        foreach (var part in (plain ? rune : rune.Normalize(NormalizationForm.FormKD).ToLowerInvariant()).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(part);

            if (!Rune.IsWhiteSpace(part) && part.Value is not (0x115f or 0x1160 or 0x3164) && category is not (UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark or UnicodeCategory.Control or UnicodeCategory.Format))
            {
                folded.Append(Classes.TryGetValue(part.ToString(), out var one) ? one.ToString() : part.ToString());
            }
        }

        return folded.ToString();
    }
}
