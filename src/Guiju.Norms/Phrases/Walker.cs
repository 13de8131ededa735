using System.Text;

namespace Guiju.Norms.Phrases;

/// <summary>Goes through a text by its folded characters, forwards and backwards, without folding more of it than it sees.</summary>
internal ref struct Walker
{
    private readonly ReadOnlySpan<char> text;
    private ReadOnlySpan<char> several;
    private int index;

    /// <summary>Stands before the text.</summary>
    public Walker(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>Stands on the first folded character of a code point, which must have one.</summary>
    public Walker(ReadOnlySpan<char> text, int start)
    {
        this.text = text;
        Load(start);
    }

    /// <summary>The folded character.</summary>
    public char Current { get; private set; }

    /// <summary>Where its code point begins in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Where its code point ends.</summary>
    public int End { get; private set; }

    /// <summary>Whether the last step went over a line break.</summary>
    public bool OverLine { get; private set; }

    /// <summary>How many characters the code point folds to.</summary>
    public readonly int Width => several.IsEmpty ? 1 : several.Length;

    /// <summary>Goes to a folded character of the same code point.</summary>
    public void Pick(int which)
    {
        index = which;
        Current = several.IsEmpty ? Current : several[which];
    }

    /// <summary>Goes to the next folded character; false at the end.</summary>
    public bool Next()
    {
        OverLine = false;

        if (index + 1 < several.Length)
        {
            Pick(index + 1);
            return true;
        }

        while (End < text.Length)
        {
            if (Load(End))
            {
                Pick(0);
                return true;
            }

            OverLine |= text[Start] is '\n' or '\r' or '\u2028' or '\u2029';
        }

        return false;
    }

    /// <summary>Goes to the folded character before; false at the beginning.</summary>
    public bool Previous()
    {
        OverLine = false;

        if (index > 0)
        {
            Pick(index - 1);
            return true;
        }

        while (Start > 0)
        {
            var pair = Start > 1 && char.IsSurrogatePair(text[Start - 2], text[Start - 1]);

            if (Load(Start - (pair ? 2 : 1)))
            {
                Pick(Width - 1);
                return true;
            }

            OverLine |= text[Start] is '\n' or '\r' or '\u2028' or '\u2029';
        }

        return false;
    }

    /// <summary>False where the code point folds to nothing.</summary>
    private bool Load(int at)
    {
        Start = at;
        End = at + 1;
        index = 0;
        several = default;
        Current = Folding.Of(text[at]);

        if (Current == Folding.Several && !Unfold(at))
        {
            Current = text[at];
        }

        return Current != Folding.Dropped;
    }

    /// <summary>False where it is a half of a pair that is broken, or folds to itself.</summary>
    private bool Unfold(int at)
    {
        var codePoint = (int)text[at];

        if (End < text.Length && Rune.TryCreate(text[at], text[End], out var rune))
        {
            codePoint = rune.Value;
            End++;
        }

        if (Folding.Of(codePoint) is { } folded)
        {
            several = folded;
            Current = folded.Length > 0 ? folded[0] : Folding.Dropped;
            return true;
        }

        several = text[at..End];
        return false;
    }
}
