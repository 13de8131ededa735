using Guiju.Norms.Programs;

namespace Guiju.Norms.Phrases;

/// <summary>Where a phrase was found.</summary>
/// <param name="Index">Index of the phrase in the list given.</param>
/// <param name="Start">First character in the original text.</param>
/// <param name="Length">Characters in the original text, spaces between included.</param>
public sealed record PhraseHit(int Index, int Start, int Length)
{
    /// <summary>The first character after it.</summary>
    public int End => Start + Length;
}

/// <summary>
/// Finds phrases in a text. Width, letter case, accents, spaces, characters that are not seen and simplified or traditional form do not
/// matter. A screen serves any number of threads, and takes nothing from the heap for a text in which nothing is found.
/// </summary>
public sealed class PhraseScreen
{
    // What share of a text has to be looked at besides the pair itself: where its first character stands, and for one more such.
    private const double SeenAnchor = 0.02;
    private const double AnotherAnchor = 0.00005;

    private readonly ScreenedPhrase[] phrases;
    private readonly Dictionary<char, int[]> byAnchor;
    private readonly PairFilter filter;

    /// <summary>Prepares phrases that are meant wherever they stand.</summary>
    public PhraseScreen(IReadOnlyList<string> phrases)
        : this([.. phrases.Select(p => new PhraseProgram(p, null))])
    {
    }

    /// <summary>Prepares phrases with the places where they are meant and their exceptions.</summary>
    public PhraseScreen(IReadOnlyList<PhraseProgram> phrases)
    {
        this.phrases = [.. phrases.Select(p => new ScreenedPhrase(p))];
        Choose(this.phrases);
        byAnchor = Enumerable.Range(0, phrases.Count).Where(i => !this.phrases[i].Pattern.IsEmpty)
            .GroupBy(i => this.phrases[i].Pattern.Anchor).ToDictionary(g => g.Key, g => g.ToArray());
        filter = Filter([.. this.phrases.Select(p => p.Pattern).Where(p => !p.IsEmpty)]);
    }

    /// <summary>Whether a phrase has words at all: one of spaces and punctuation has none and is never found.</summary>
    public static bool HasWords(string phrase) => !new PhrasePattern(phrase).IsEmpty;

    /// <summary>The classes of characters that are one for these phrases, the first of each standing for all: what a screen elsewhere needs.</summary>
    public static IReadOnlyList<string> VariantsOf(IEnumerable<PhraseProgram> phrases) => Variants.Of(
        phrases.SelectMany(p => (string[])[p.Text, .. p.Except ?? [], .. p.Unless ?? []]).SelectMany(w => new PhrasePattern(w).Letters));

    /// <summary>Every place where a phrase occurs, in the order of the phrases. Places of one phrase do not overlap.</summary>
    public IReadOnlyList<PhraseHit> Find(ReadOnlySpan<char> text)
    {
        List<PhraseHit>? hits = null;
        var places = filter.In(text);

        while (places.MoveNext())
        {
            At(new(text, places.Current), text, ref hits);
        }

        if (hits is null)
        {
            return [];
        }

        hits.Sort((a, b) => a.Index != b.Index ? a.Index.CompareTo(b.Index) : a.Start.CompareTo(b.Start));
        return Excepted(text, hits);
    }

    /// <summary>Few anchors, and those rare in what people write, with rare followers.</summary>
    private static void Choose(ScreenedPhrase[] phrases)
    {
        var anchors = new HashSet<char>();

        foreach (var pattern in phrases.Select(p => p.Pattern).Where(p => !p.IsEmpty))
        {
            pattern.Choose((c, next) => (anchors.Contains(c) ? 0 : AnotherAnchor) + (next is { } n ? Variants.Share(c, n) + (SeenAnchor * Variants.Share(c)) : Variants.Share(c)));
            anchors.Add(pattern.Anchor);
        }
    }

    /// <summary>A character that folds to several holds its follower itself, so nothing is asked of what comes after.</summary>
    private static PairFilter Filter(List<PhrasePattern> patterns)
    {
        var pairs = patterns.Where(p => p.Follower is not null)
            .SelectMany(p => Folding.Beginning(p.Anchor).SelectMany(_ => Folding.Beginning(p.Follower!.Value), (anchor, follower) => (anchor, follower))).ToList();
        var solo = patterns.Where(p => p.Follower is null).SelectMany(p => Folding.Beginning(p.Anchor));

        return new(pairs, pairs.Select(p => p.anchor).Where(a => Folding.Of(a) == Folding.Several).Concat(solo));
    }

    /// <summary>What is found around a character that begins a code point.</summary>
    private void At(Walker walker, ReadOnlySpan<char> text, ref List<PhraseHit>? hits)
    {
        for (var i = 0; i < walker.Width; i++)
        {
            walker.Pick(i);

            if (!byAnchor.TryGetValue(walker.Current, out var candidates))
            {
                continue;
            }

            foreach (var index in candidates)
            {
                if (phrases[index].Pattern.Around(walker, out var first, out var last) && phrases[index].Placed(first, last))
                {
                    Add(ref hits, new(index, first.Start, last.End - first.Start));
                }
            }
        }
    }

    private static void Add(ref List<PhraseHit>? hits, PhraseHit hit)
    {
        hits ??= [];

        if (hits.FindLastIndex(h => h.Index == hit.Index) is var before && (before < 0 || hits[before].End <= hit.Start))
        {
            hits.Add(hit);
        }
    }

    private List<PhraseHit> Excepted(ReadOnlySpan<char> text, List<PhraseHit> hits)
    {
        var kept = new List<PhraseHit>(hits.Count);

        foreach (var group in hits.GroupBy(h => h.Index))
        {
            kept.AddRange(phrases[group.Key].Meant(text, [.. group]));
        }

        return kept;
    }
}
