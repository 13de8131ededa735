using Guiju.Norms.Programs;

namespace Guiju.Norms.Phrases;

/// <summary>A phrase with the places where it is meant and the words beside which it is not.</summary>
internal sealed class ScreenedPhrase
{
    private readonly PhrasePlace place;
    private readonly PhraseScreen? except;
    private readonly PhraseScreen[] unless;

    public ScreenedPhrase(PhraseProgram phrase)
    {
        Pattern = new(phrase.Text);
        place = phrase.Place ?? PhrasePlace.Anywhere;
        except = phrase.Except is { } within ? new(within) : null;
        unless = [.. (phrase.Unless ?? []).Select(u => new PhraseScreen([u]))];
    }

    public PhrasePattern Pattern { get; }

    /// <summary>Whether it stands where it is meant.</summary>
    public bool Placed(Walker first, Walker last) => place switch
    {
        PhrasePlace.Start => Begins(first),
        PhrasePlace.Address => Begins(first) || Punctuated(last),
        PhrasePlace.Alone => Alone(first, last),
        _ => true,
    };

    /// <summary>The hits that do not lie within an exception; none where the text says all that makes the phrase right.</summary>
    public IEnumerable<PhraseHit> Meant(ReadOnlySpan<char> text, IReadOnlyList<PhraseHit> hits)
    {
        if (unless.Length > 0 && All(text))
        {
            return [];
        }

        var around = except?.Find(text) ?? [];
        return around.Count == 0 ? hits : hits.Where(h => !around.Any(a => a.Start <= h.Start && h.End <= a.End));
    }

    private bool All(ReadOnlySpan<char> text)
    {
        foreach (var screen in unless)
        {
            if (screen.Find(text).Count == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Nothing before it in its sentence, line or quotation.</summary>
    private static bool Begins(Walker before) =>
        !before.Previous() || before.OverLine || PhrasePattern.EndsSentence(before.Current) || char.GetUnicodeCategory(before.Current)
            is System.Globalization.UnicodeCategory.OpenPunctuation or System.Globalization.UnicodeCategory.InitialQuotePunctuation
        || before.Current is ':' or '"' or '.';

    private static bool Punctuated(Walker after) => after.Next() && char.IsPunctuation(after.Current);

    private static bool Alone(Walker before, Walker after) =>
        (!before.Previous() || before.OverLine || char.IsPunctuation(before.Current))
        && (!after.Next() || after.OverLine || char.IsPunctuation(after.Current));
}
