using System.Text;

namespace Guiju.Norms.Phrases;

/// <summary>
/// The words of a phrase as they are looked for. Punctuation between words stands for any punctuation or none, an ellipsis between them
/// for other words of the same sentence; both count for nothing at the ends.
/// </summary>
internal sealed class PhrasePattern
{
    /// <summary>How many characters an ellipsis spans at most.</summary>
    public const int Reach = 40;

    private const char Soft = '\u0001';
    private const char Wide = '\u0002';
    private readonly char[] parts;
    private int anchor;

    public PhrasePattern(string text) => parts = Parse(text);

    public bool IsEmpty => parts.Length == 0;

    /// <summary>Whether other words may stand between its words.</summary>
    public bool IsWide => parts.Contains(Wide);

    /// <summary>The character that is looked for first.</summary>
    public char Anchor => parts[anchor];

    /// <summary>The characters of the words.</summary>
    public IEnumerable<char> Letters => parts.Where(p => p > Wide);

    /// <summary>The one right after it, or null where punctuation may come between or nothing follows.</summary>
    public char? Follower => After(anchor);

    /// <summary>Whether both are found in the same texts, punctuation between words apart.</summary>
    public bool Same(PhrasePattern other) => parts.Where(p => p != Soft).SequenceEqual(other.parts.Where(p => p != Soft));

    /// <summary>Chooses what is looked for first: the cheapest character before an ellipsis, with its follower.</summary>
    public void Choose(Func<char, char?, double> cost)
    {
        var first = Array.IndexOf(parts, Wide);
        anchor = Enumerable.Range(0, first < 0 ? parts.Length : first).Where(i => parts[i] > Wide).MinBy(i => cost(parts[i], After(i)));
    }

    /// <summary>Whether the phrase lies around this place, where its anchor is.</summary>
    public bool Around(Walker at, out Walker first, out Walker last)
    {
        first = at;
        last = at;
        return Back(ref first) && Forth(ref last, anchor + 1);
    }

    public static bool EndsSentence(char c) => c is '\u3002' or '!' or '?' or ';';

    private static char[] Parse(string text)
    {
        var found = new StringBuilder();
        var walker = new Walker(text);

        while (walker.Next())
        {
            var gap = text[walker.Start] is '\u2026' or '\u22ef' ? Wide : char.IsPunctuation(walker.Current) ? Soft : '\0';

            if (gap == '\0')
            {
                found.Append(walker.Current);
            }
            else if (found.Length > 0 && found[^1] > Wide)
            {
                found.Append(gap);
            }
            else if (found.Length > 0 && gap == Wide)
            {
                found[^1] = Wide;
            }
        }

        return found.ToString().TrimEnd(Soft, Wide).ToCharArray();
    }

    private char? After(int i) => i + 1 < parts.Length && parts[i + 1] > Wide ? parts[i + 1] : null;

    private bool Back(ref Walker walker)
    {
        for (var i = anchor - 1; i >= 0; i--)
        {
            var soft = parts[i] == Soft;
            i -= soft ? 1 : 0;

            do
            {
                if (!walker.Previous())
                {
                    return false;
                }
            }
            while (soft && char.IsPunctuation(walker.Current));

            if (walker.Current != parts[i])
            {
                return false;
            }
        }

        return true;
    }

    private bool Forth(ref Walker walker, int from)
    {
        for (var i = from; i < parts.Length; i++)
        {
            if (parts[i] == Wide)
            {
                if (!Leap(ref walker, ref i))
                {
                    return false;
                }
            }
            else if (!Step(ref walker, ref i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One character, and the punctuation before it where there may be some.</summary>
    private bool Step(ref Walker walker, ref int i)
    {
        var soft = parts[i] == Soft;
        i += soft ? 1 : 0;

        do
        {
            if (!walker.Next())
            {
                return false;
            }
        }
        while (soft && char.IsPunctuation(walker.Current));

        return walker.Current == parts[i];
    }

    /// <summary>From an ellipsis to the nearest place in the sentence where the words up to the next ellipsis stand.</summary>
    private bool Leap(ref Walker walker, ref int i)
    {
        for (var passed = 0; passed <= Reach; passed++)
        {
            var probe = walker;
            var j = i + 1;

            for (var begun = false; Step(ref probe, ref j) && (begun || !probe.OverLine); begun = true)
            {
                if (++j == parts.Length || parts[j] == Wide)
                {
                    walker = probe;
                    i = j - 1;
                    return true;
                }
            }

            if (!walker.Next() || walker.OverLine || EndsSentence(walker.Current))
            {
                return false;
            }
        }

        return false;
    }
}
