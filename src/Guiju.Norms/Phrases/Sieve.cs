namespace Guiju.Norms.Phrases;

/// <summary>What a sieve has to let through.</summary>
/// <param name="Anchors">Characters that are meant before a follower.</param>
/// <param name="Followers">Characters that follow one of them.</param>
/// <param name="Pairs">Which follows which.</param>
/// <param name="Solo">Characters that are meant whatever follows.</param>
internal sealed record SievedSets(
    IReadOnlyCollection<char> Anchors, IReadOnlyCollection<char> Followers, IReadOnlyCollection<(char Anchor, char Follower)> Pairs, IReadOnlyCollection<char> Solo);

/// <summary>
/// Lets through the places where an anchor stands before a follower, and some others: characters are hashed by a product and looked up in
/// bitmaps that lie in registers. The factors are chosen so that common characters seldom come through.
/// </summary>
internal abstract class Sieve
{
    /// <summary>The widest sieve.</summary>
    public const int Widest = 64;

    private const int Tries = 100;

    /// <summary>How many characters it looks at in one step. A step needs one more.</summary>
    public abstract int Width { get; }

    /// <summary>Goes on to the next step in which a place comes through.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="mask">A bit for each place of that step; zero where no further step has any.</param>
    /// <returns>Where the step begins, or the first place that was not looked at.</returns>
    public abstract int Skip(ReadOnlySpan<char> text, int from, out ulong mask);

    /// <summary>The factors under which the fewest common characters share a bit with the set, the best first.</summary>
    protected static ushort[] Factors(IReadOnlyCollection<char> set, int bits, Func<char, ushort, int> hash, int count)
    {
        var common = Variants.Common.Except(set).Select(c => (Char: c, Share: Variants.Share(Folding.Of(c)))).ToList();
        var chance = new Random(set.Count);
        var chosen = new List<ushort>();
        var tried = Enumerable.Range(0, Tries).Select(_ => (ushort)(chance.Next() | 1)).Distinct().ToList();

        while (chosen.Count < count)
        {
            var best = tried.Select(f => (Factor: f, Hit: Hit(set, bits, hash, f))).MinBy(t => common.Sum(c => t.Hit[hash(c.Char, t.Factor)] ? c.Share : 0));
            chosen.Add(best.Factor);
            tried.Remove(best.Factor);
            common.RemoveAll(c => !best.Hit[hash(c.Char, best.Factor)]);
        }

        return [.. chosen];
    }

    private static bool[] Hit(IReadOnlyCollection<char> set, int bits, Func<char, ushort, int> hash, ushort factor)
    {
        var hit = new bool[bits];

        foreach (var c in set)
        {
            hit[hash(c, factor)] = true;
        }

        return hit;
    }
}
